package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.LatencyRig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Latency at given rates. */
@Command(
    name = "latency",
    description = "Round trip of a pair's client at given rates, from intended send times.",
    mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {
  @Mixin private LoadArguments load;
  @Mixin private RateArguments rates;
  @Mixin private Output output;

  @Override
  public Integer call() {
    LatencyRig rig = new LatencyRig(load.options(), rates.rates(), false, output.progress());
    return output.carryOut(List.of(load.hotpair()), rig::run);
  }
}
