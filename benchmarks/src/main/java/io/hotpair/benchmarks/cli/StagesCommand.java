package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.system.HotpairSystem;
import io.hotpair.benchmarks.trace.StageRig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the time goes. */
@Command(
    name = "stages",
    description =
        "Where an operation's time goes: offered, ingress, sequenced, journaled, sent, received,"
            + " acked, applied, answered by primary and by hot node, first heard. Every 16th"
            + " operation is stamped.",
    mixinStandardHelpOptions = true)
public final class StagesCommand implements Callable<Integer> {
  @Mixin private LoadArguments load;
  @Mixin private Output output;

  @Option(
      names = "--rate",
      description = "Operations per second. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10000")
  private long rate;

  @Override
  public Integer call() {
    HotpairSystem hotpair = load.hotpair();
    StageRig rig = new StageRig(load.options(), rate);
    return output.carryOut(List.of(hotpair), systems -> rig.run(hotpair));
  }
}
