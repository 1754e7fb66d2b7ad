package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.rig.LatencyRig;
import io.hotpair.benchmarks.system.BenchSystem;
import io.hotpair.engine.process.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hotpair and a peer. */
@Command(
    name = "compare",
    description =
        "Hotpair and a peer in one run, in turn, on this machine, with the same load and the same"
            + " service.",
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
  /** What is measured. */
  enum Measure {
    LATENCY,
    THROUGHPUT,
    FAILOVER,
    COST
  }

  @Mixin private LoadArguments load;
  @Mixin private RateArguments rates;
  @Mixin private SearchArguments search;
  @Mixin private FailoverArguments failover;
  @Mixin private Output output;

  @Option(
      names = "--peer",
      required = true,
      description = "aeron-cluster, ratis or floor.",
      paramLabel = "PEER")
  private String peer;

  @Option(
      names = "--measure",
      description = "What: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "latency")
  private Measure measure;

  @Override
  public Integer call() {
    if (measure == Measure.FAILOVER && failover.needsLab()) {
      throw new CommandException("peers have no lab: use bench failover --blow cut or link");
    }
    List<BenchSystem> systems = new ArrayList<>(List.of(load.hotpair()));
    systems.addAll(load.peers(Peer.of(peer)));
    return output.carryOut(systems, rig());
  }

  private Function<List<BenchSystem>, List<RunResult>> rig() {
    return switch (measure) {
      case LATENCY -> new LatencyRig(load.options(), rates.rates(), false, output.progress())::run;
      case COST -> new LatencyRig(load.options(), rates.rates(), true, output.progress())::run;
      case THROUGHPUT -> search.rig(load, output.progress())::run;
      case FAILOVER -> failover.rig(load, rates.rates().get(0), output.progress())::run;
    };
  }
}
