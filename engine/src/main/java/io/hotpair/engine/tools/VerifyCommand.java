package io.hotpair.engine.tools;

import java.io.PrintWriter;
import java.util.Locale;
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
    JournalVerification found;
    try (ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
      found =
          JournalVerification.of(
              directory.path(),
              scan -> {
                if (bar.isDue()) {
                  bar.show(scan.bytesRead(), scan.sequence());
                }
              });
    }
    out.printf(
        Locale.ROOT,
        "whole: %s, %d epochs, %d segments, %s, node %d of cluster %s%n",
        found.range(),
        found.epochs(),
        found.segments(),
        Sizes.text(found.bytes()),
        found.nodeId(),
        found.cluster());
    if (!found.tail().isEmpty()) {
      out.println("note: behind record " + found.lastSequence() + " " + found.tail());
    }
    return Tool.FINE;
  }
}
