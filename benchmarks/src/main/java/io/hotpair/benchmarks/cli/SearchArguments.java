package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.Progress;
import io.hotpair.benchmarks.rig.ThroughputRig;
import picocli.CommandLine.Option;

/** Options of the search for the highest rate. */
final class SearchArguments {
  private static final double QUICK_PRECISION = 1.2;
  private static final double PRECISION = 1.05;

  @Option(
      names = "--start",
      paramLabel = "RATE",
      description = "First rate of the search. Default: ${DEFAULT-VALUE}.",
      defaultValue = "50000")
  private long start;

  @Option(
      names = "--p99-us",
      paramLabel = "US",
      description = "Bound on p99 in microseconds. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20000")
  private double boundUs;

  ThroughputRig rig(LoadArguments load, Progress progress) {
    return new ThroughputRig(
        load.options(), start, boundUs, load.isQuick() ? QUICK_PRECISION : PRECISION, progress);
  }
}
