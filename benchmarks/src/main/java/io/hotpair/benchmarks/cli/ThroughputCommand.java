package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.ThroughputRig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The highest rate. */
@Command(
    name = "throughput",
    description = "The highest rate that a pair sustains for --seconds with p99 under a bound.",
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {
  @Mixin private LoadArguments load;
  @Mixin private SearchArguments search;
  @Mixin private Output output;

  @Override
  public Integer call() {
    ThroughputRig rig = search.rig(load, output.progress());
    return output.carryOut(List.of(load.hotpair()), rig::run);
  }
}
