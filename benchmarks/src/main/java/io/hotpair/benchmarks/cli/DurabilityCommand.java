package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.rig.LatencyRig;
import io.hotpair.benchmarks.system.BenchSystem;
import io.hotpair.benchmarks.system.HotpairSystem;
import io.hotpair.engine.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What each durability costs. */
@Command(
    name = "durability",
    description =
        "Round trip with each way of forcing the journal, in turn: a pair, and a node that is"
            + " alone. Put --dir on the disk that you mean to use.",
    mixinStandardHelpOptions = true)
public final class DurabilityCommand implements Callable<Integer> {
  private static final Map<String, String> ALONE = Map.of(Setting.NODES.key(), "0=127.0.0.1");
  private static final String DURABILITY = Setting.DURABILITY.key();

  @Mixin private LoadArguments load;
  @Mixin private RateArguments rates;
  @Mixin private Output output;

  @Override
  public Integer call() {
    LatencyRig rig = new LatencyRig(load.options(), rates.rates(), false, output.progress());
    return output.carryOut(variants(load.hotpair()), rig::run);
  }

  private static List<BenchSystem> variants(HotpairSystem pair) {
    HotpairSystem alone = pair.variant("alone", ALONE);
    List<BenchSystem> variants = new ArrayList<>();
    variants.add(pair.variant("mapped", Map.of()));
    variants.add(pair.variant("forced each 1 ms", Map.of(Setting.FORCE_INTERVAL_US.key(), "1000")));
    variants.add(
        pair.variant("forced each 1,000 records", Map.of(Setting.FORCE_RECORDS.key(), "1000")));
    variants.add(pair.variant("forced before the answer", Map.of(DURABILITY, "forced")));
    variants.add(alone.variant("alone, mapped", Map.of()));
    variants.add(
        alone.variant("alone, forced-when-alone", Map.of(DURABILITY, "forced-when-alone")));
    return variants;
  }
}
