package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.load.LoadFigures;
import io.hotpair.benchmarks.load.LoadPlan;
import io.hotpair.benchmarks.process.ResourceUse;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.system.BenchSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Latency at given rates, and what it costs; several systems in turn. One thread. */
public final class LatencyRig {
  private final LoadOptions options;
  private final List<Long> rates;
  private final boolean isCosted;
  private final Progress progress;

  /**
   * Creates it.
   *
   * @param options of the load.
   * @param rates operations per second, one after the other with the same processes.
   * @param isCosted whether CPU, memory, wire and disk are measured as well.
   * @param progress for people.
   */
  public LatencyRig(LoadOptions options, List<Long> rates, boolean isCosted, Progress progress) {
    this.options = options;
    this.rates = List.copyOf(rates);
    this.isCosted = isCosted;
    this.progress = progress;
  }

  /**
   * Runs all of it.
   *
   * @param systems in turn; every second run in reverse order.
   * @return what each run gave.
   */
  public List<RunResult> run(List<BenchSystem> systems) {
    List<RunResult> results = new ArrayList<>();
    Turns.forEach(systems, options.runs(), (system, run) -> run(system, run, results));
    return results;
  }

  private void run(BenchSystem system, int run, List<RunResult> results) {
    try (Trial trial = Trial.start(system, options)) {
      for (long rate : rates) {
        ResourceUse before = isCosted ? trial.resources() : null;
        LoadFigures load =
            trial.loop().run(LoadPlan.of(rate, options.warmUpSeconds(), options.seconds()));
        Map<String, Double> figures = new LinkedHashMap<>(Figures.latency(load));
        if (before != null) {
          figures.putAll(Figures.cost(before, trial.resources(), Math.max(1, load.offered())));
        }
        RunResult result =
            new RunResult(
                system.name(),
                String.format("%,d/s", rate),
                run,
                figures,
                Figures.curve(load.latencies()),
                load.series());
        results.add(result);
        progress.onRun(result);
      }
    }
  }
}
