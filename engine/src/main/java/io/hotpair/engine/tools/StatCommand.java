package io.hotpair.engine.tools;

import io.hotpair.journal.JournalScan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints statistics of a journal. */
@Command(
    name = "stat",
    description =
        "Counts a journal's records: rates, sizes, gaps in time; by kind, epoch and session.",
    mixinStandardHelpOptions = true)
final class StatCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JournalDirectory directory;

  @Option(names = "--json", description = "one JSON object")
  private boolean isJson;

  @Override
  public Integer call() {
    return Tool.run(spec, this::stat);
  }

  private int stat() {
    JournalStatistics statistics = new JournalStatistics();
    try (JournalScan scan = JournalScan.open(directory.path());
        Lines lines = new Lines(spec.commandLine().getOut())) {
      try (ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
        while (scan.next()) {
          statistics.add(scan.record());
          if (bar.isDue()) {
            bar.show(scan.bytesRead(), scan.sequence());
          }
        }
      }
      StatisticsText text = new StatisticsText(statistics);
      long diskBytes = DiskUsage.realBytes(directory.path());
      if (isJson) {
        text.appendJson(lines.line(), scan.bytesRead(), diskBytes);
        lines.end();
      } else if (statistics.all().records() == 0) {
        lines.line().append("no records");
        lines.end();
      } else {
        text.appendText(lines, scan.bytesRead(), diskBytes);
      }
    }
    return Tool.FINE;
  }
}
