package io.hotpair.engine.tools;

import io.hotpair.journal.JournalScan;
import io.hotpair.journal.RecordFlyweight;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes records to a file for other tools. */
@Command(
    name = "export",
    description = "Writes the records of a journal to a file, as CSV (RFC 4180) or JSON lines.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final String HEADER =
      "sequence,epoch,timestampNs,time,kind,session,clientSequence,length,payload";

  @Spec private CommandSpec spec;
  @Mixin private JournalDirectory directory;
  @Mixin private RecordFilter filter;
  @Mixin private ServiceOption service;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "${COMPLETION-CANDIDATES}")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "file to write")
  private Path file;

  @Option(names = "--overwrite", description = "replace the file if it exists")
  private boolean isOverwriting;

  /** How records are written. */
  enum Format {
    CSV,
    JSONL
  }

  @Override
  public Integer call() {
    filter.check(spec.commandLine(), service.choice());
    return Tool.run(spec, this::export);
  }

  private int export() throws IOException {
    long count = 0;
    try (JournalScan scan = filter.open(directory.path());
        PrintWriter out = open();
        Lines lines = new Lines(out);
        ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
      if (format == Format.CSV) {
        lines.line().append(HEADER);
        lines.end();
      }
      RecordText text = new RecordText(service.choice().codec());
      while (scan.next() && !filter.isBeyond(scan.record())) {
        if (filter.matches(scan.record())) {
          write(scan.record(), text, lines);
          count++;
        }
        if (bar.isDue()) {
          bar.show(scan.bytesRead(), scan.sequence());
        }
      }
      lines.flush();
    } catch (OutputClosedException e) {
      throw new IOException("cannot write " + file + ": is the disk full?", e);
    }
    spec.commandLine().getOut().printf(Locale.ROOT, "%,d records in %s%n", count, file);
    return Tool.FINE;
  }

  private PrintWriter open() throws IOException {
    OpenOption created =
        isOverwriting ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.CREATE_NEW;
    OpenOption[] options =
        isOverwriting
            ? new OpenOption[] {StandardOpenOption.CREATE, created, StandardOpenOption.WRITE}
            : new OpenOption[] {created, StandardOpenOption.WRITE};
    try {
      return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8, options));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          file + " exists: give another name, or --overwrite to replace it", e);
    }
  }

  private void write(RecordFlyweight record, RecordText text, Lines lines) {
    if (format == Format.CSV) {
      csv(record, text, lines.line());
    } else {
      text.appendJson(record, lines.line());
    }
    lines.end();
  }

  private static void csv(RecordFlyweight record, RecordText text, StringBuilder line) {
    line.append(record.sequence()).append(',').append(record.epoch()).append(',');
    line.append(record.timestampNs()).append(',').append(Moments.text(record.timestampNs()));
    line.append(',').append(record.kind()).append(',').append(record.sessionId()).append(',');
    line.append(record.clientSequence()).append(',').append(record.payloadLength()).append(',');
    if (record.payloadLength() > 0) {
      StringBuilder payload = new StringBuilder();
      text.appendPayload(record, payload);
      line.append('"').append(payload.toString().replace("\"", "\"\"")).append('"');
    }
  }
}
