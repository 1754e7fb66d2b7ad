package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.system.HotpairSystem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The gap that a death leaves. */
@Command(
    name = "failover",
    description = "Hits a node at random moments: the gap between answers, step by step.",
    mixinStandardHelpOptions = true)
public final class FailoverCommand implements Callable<Integer> {
  @Mixin private LoadArguments load;
  @Mixin private FailoverArguments failover;
  @Mixin private Output output;

  @Option(
      names = "--rate",
      description = "Operations per second. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10000")
  private long rate;

  @Override
  public Integer call() {
    HotpairSystem hotpair = failover.needsLab() ? load.hotpair().inLab() : load.hotpair();
    return output.carryOut(List.of(hotpair), failover.rig(load, rate, output.progress())::run);
  }
}
