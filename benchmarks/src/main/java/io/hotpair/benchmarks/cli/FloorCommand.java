package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.LatencyRig;
import io.hotpair.benchmarks.system.BenchSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The floor, and Hotpair over it. */
@Command(
    name = "floor",
    description =
        "What Aeron's hops and the journal appends cost with no logic in between, in turn with"
            + " Hotpair: the ratio is its overhead.",
    mixinStandardHelpOptions = true)
public final class FloorCommand implements Callable<Integer> {
  @Mixin private LoadArguments load;
  @Mixin private RateArguments rates;
  @Mixin private Output output;

  @Override
  public Integer call() {
    LatencyRig rig = new LatencyRig(load.options(), rates.rates(), false, output.progress());
    List<BenchSystem> systems = new ArrayList<>(List.of(load.hotpair()));
    systems.addAll(load.peers(Peer.FLOOR));
    return output.carryOut(systems, rig::run);
  }
}
