package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.LatencyRig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What operations cost. */
@Command(
    name = "cost",
    description =
        "CPU time, memory, bytes on the wire and on disk per operation, of all processes.",
    mixinStandardHelpOptions = true)
public final class CostCommand implements Callable<Integer> {
  @Mixin private LoadArguments load;
  @Mixin private RateArguments rates;
  @Mixin private Output output;

  @Override
  public Integer call() {
    LatencyRig rig = new LatencyRig(load.options(), rates.rates(), true, output.progress());
    return output.carryOut(List.of(load.hotpair()), rig::run);
  }
}
