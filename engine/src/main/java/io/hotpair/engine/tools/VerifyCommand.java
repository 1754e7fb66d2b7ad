package io.hotpair.engine.tools;

import io.hotpair.journal.JournalException;
import io.hotpair.journal.JournalScan;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Verifies a whole journal. */
@Command(
    name = "verify",
    description = {
      "Verifies every record's checksum, that sequences have no gap, and that epochs begin as they"
          + " must.",
      "Exit code 0 if the journal is whole; 1 with the first damage, its segment and its sequence."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JournalDirectory directory;

  @Override
  public Integer call() {
    return Tool.run(spec, this::verify);
  }

  private int verify() {
    PrintWriter out = spec.commandLine().getOut();
    EpochCheck epochs = new EpochCheck();
    Set<String> segments = new HashSet<>();
    try (JournalScan scan = JournalScan.open(directory.path());
        ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
      try {
        while (scan.next()) {
          epochs.onRecord(scan);
          segments.add(scan.segmentName());
          if (bar.isDue()) {
            bar.show(scan.bytesRead(), scan.sequence());
          }
        }
      } catch (JournalException e) {
        bar.close();
        throw new JournalException(
            "DAMAGED after " + range(scan, scan.sequence()) + ": " + e.getMessage(), e);
      }
      bar.close();
      out.printf(
          Locale.ROOT,
          "whole: %s, %d epochs, %d segments, %s, node %d of cluster %s%n",
          range(scan, scan.sequence()),
          epochs.count(),
          segments.size(),
          Sizes.text(scan.bytesRead()),
          scan.nodeId(),
          scan.clusterName());
      if (!scan.tail().isEmpty()) {
        out.println("note: behind record " + scan.sequence() + " " + scan.tail());
      }
    }
    return Tool.FINE;
  }

  private static String range(JournalScan scan, long last) {
    if (last == 0) {
      return "no records";
    }
    long first = scan.firstSequence();
    return String.format(
        Locale.ROOT, "%,d records (sequences %d to %d)", last - first + 1, first, last);
  }
}
