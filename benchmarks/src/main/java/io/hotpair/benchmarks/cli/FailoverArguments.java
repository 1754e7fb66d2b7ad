package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.FailoverPlan;
import io.hotpair.benchmarks.rig.FailoverRig;
import io.hotpair.benchmarks.rig.Progress;
import picocli.CommandLine.Option;

/** Options of the failover rig. */
final class FailoverArguments {
  private static final int QUICK_REPEAT = 5;

  @Option(names = "--repeat", description = "Kills in each run. Default: 20, quick: 5.")
  private Integer repeat;

  @Option(
      names = "--kill",
      description = "Who is hit: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "primary")
  private FailoverPlan.Victim victim;

  @Option(
      names = "--blow",
      description = {
        "How: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
        "cut: the node's cable is pulled; link: only the other node no longer reaches it. Both put"
            + " every process into a network namespace (root)."
      },
      defaultValue = "kill")
  private FailoverPlan.Blow blow;

  /** Whether links are to be cut. */
  boolean needsLab() {
    return blow.needsLab();
  }

  FailoverRig rig(LoadArguments load, long rate, Progress progress) {
    int times = repeat != null ? repeat : load.isQuick() ? QUICK_REPEAT : 20;
    return new FailoverRig(load.options(), new FailoverPlan(rate, times, victim, blow), progress);
  }
}
