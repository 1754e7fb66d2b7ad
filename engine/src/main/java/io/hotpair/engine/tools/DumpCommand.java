package io.hotpair.engine.tools;

import io.hotpair.journal.JournalScan;
import io.hotpair.journal.RecordFlyweight;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints records. */
@Command(
    name = "dump",
    description = "Prints the records of a journal, their payloads decoded.",
    mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JournalDirectory directory;
  @Mixin private RecordFilter filter;
  @Mixin private ServiceOption service;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSON is one object a line")
  private Format format;

  @Option(names = "--hex", description = "print the payloads' bytes as well")
  private boolean isHexShown;

  /** How records are printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    filter.check(spec.commandLine(), service.choice());
    return Tool.run(spec, this::dump);
  }

  private int dump() {
    RecordText text = new RecordText(service.choice().codec());
    try (JournalScan scan = filter.open(directory.path());
        Lines lines = new Lines(spec.commandLine().getOut());
        ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
      while (scan.next() && !filter.isBeyond(scan.record())) {
        if (filter.matches(scan.record())) {
          print(scan.record(), text, lines);
        }
        if (bar.isDue()) {
          bar.show(scan.bytesRead(), scan.sequence());
        }
      }
    }
    return Tool.FINE;
  }

  private void print(RecordFlyweight record, RecordText text, Lines lines) {
    StringBuilder line = lines.line();
    if (format == Format.JSON) {
      text.appendJson(record, line);
      if (isHexShown) {
        line.setLength(line.length() - 1);
        hex(record, line.append(",\"hex\":\""));
        line.append("\"}");
      }
    } else {
      text.appendText(record, line);
      if (isHexShown && record.payloadLength() > 0) {
        hex(record, line.append(" 0x"));
      }
    }
    lines.end();
  }

  private static void hex(RecordFlyweight record, StringBuilder line) {
    HexCodec.append(record.buffer(), record.payloadOffset(), record.payloadLength(), line);
  }
}
