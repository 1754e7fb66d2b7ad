package io.hotpair.engine.tools;

import io.hotpair.journal.JournalSegments;
import io.hotpair.journal.SegmentReport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the segments of a journal. */
@Command(
    name = "ls",
    description = {
      "Lists the segments of a journal: epochs, sequences, times, sizes, and which records were cut.",
      "Exit code 1 if a segment is damaged."
    },
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final String ROW = "%-22s %9s %12s %12s %11s %9s %11s %11s  %-27s %-27s %s";

  @Spec private CommandSpec spec;
  @Mixin private JournalDirectory directory;

  @Option(names = "--json", description = "one JSON object for each segment")
  private boolean isJson;

  @Override
  public Integer call() {
    return Tool.run(spec, this::list);
  }

  private int list() throws IOException {
    List<SegmentReport> segments;
    try (ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
      segments =
          JournalSegments.read(
              directory.path(),
              bytes -> {
                if (bar.isDue()) {
                  bar.show(bytes, 0);
                }
              });
    }
    boolean isWhole = true;
    try (Lines lines = new Lines(spec.commandLine().getOut())) {
      if (!isJson) {
        row(
            lines,
            "segment",
            "epochs",
            "first",
            "last",
            "records",
            "cut",
            "on disk",
            "apparent",
            "begin",
            "end",
            "");
      }
      for (SegmentReport segment : segments) {
        if (isJson) {
          json(lines, segment);
        } else {
          text(lines, segment);
        }
        isWhole &= segment.damage().isEmpty();
      }
    }
    return isWhole ? Tool.FINE : Tool.FAILED;
  }

  private static void row(Lines lines, Object... cells) {
    lines.line().append(String.format(Locale.ROOT, ROW, cells).stripTrailing());
    lines.end();
  }

  private static void text(Lines lines, SegmentReport segment) throws IOException {
    boolean isEmpty = segment.records() == 0;
    row(
        lines,
        segment.path().getFileName(),
        isEmpty ? "-" : epochs(segment),
        segment.firstSequence(),
        isEmpty ? "-" : segment.lastSequence(),
        segment.records(),
        segment.cutRecords(),
        Sizes.text(DiskUsage.realBytes(segment.path())),
        Sizes.text(DiskUsage.apparentBytes(segment.path())),
        isEmpty ? "-" : Moments.text(segment.firstTimestampNs()),
        isEmpty ? "-" : Moments.text(segment.lastTimestampNs()),
        state(segment));
  }

  private static String epochs(SegmentReport segment) {
    String last = Long.toString(segment.lastEpoch());
    return segment.firstEpoch() == segment.lastEpoch() ? last : segment.firstEpoch() + "-" + last;
  }

  private static String state(SegmentReport segment) {
    if (!segment.damage().isEmpty()) {
      return "DAMAGED: " + segment.damage();
    }
    if (segment.isSuperseded()) {
      return "superseded";
    }
    return segment.cutRecords() > 0 ? "cut behind " + segment.lastSequence() : "";
  }

  private static void json(Lines lines, SegmentReport segment) throws IOException {
    Json json = new Json(lines.line());
    json.text("segment", segment.path().getFileName().toString())
        .number("previousEpoch", segment.previousEpoch())
        .number("firstEpoch", segment.firstEpoch())
        .number("lastEpoch", segment.lastEpoch())
        .number("firstSequence", segment.firstSequence())
        .number("lastSequence", segment.lastSequence())
        .number("records", segment.records())
        .number("cutRecords", segment.cutRecords())
        .flag("superseded", segment.isSuperseded())
        .number("firstTimestampNs", segment.firstTimestampNs())
        .number("lastTimestampNs", segment.lastTimestampNs())
        .number("diskBytes", DiskUsage.realBytes(segment.path()))
        .number("apparentBytes", DiskUsage.apparentBytes(segment.path()))
        .text("damage", segment.damage())
        .end();
    lines.end();
  }
}
