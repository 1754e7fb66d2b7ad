package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.load.LoadFigures;
import io.hotpair.benchmarks.load.LoadPlan;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.system.BenchSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The highest rate that a system sustains for a time with its p99 under a bound. A rate that was
 * not sustained leaves a backlog behind, so the next one gets new processes. These are warmed up at
 * a rate that they bear while nothing is compiled: where cores are few, an overload from the start
 * leaves the compilers so little that it lasts, and the search would find how fast they are. One
 * thread.
 */
public final class ThroughputRig {
  private static final long MOST = 4_000_000;

  private static final long WARM_UP_RATE = 20_000;

  /** Share of the warm-up that processes need to get used to another rate. */
  private static final double SHARE_WHEN_WARM = 0.25;

  private final LoadOptions options;
  private final long startRate;
  private final double p99BoundUs;
  private final double precision;
  private final Progress progress;

  /**
   * Creates it.
   *
   * @param options of the load.
   * @param startRate first rate that is tried.
   * @param p99BoundUs in microseconds.
   * @param precision of the search: 1.05 for 5 %.
   * @param progress for people.
   */
  public ThroughputRig(
      LoadOptions options, long startRate, double p99BoundUs, double precision, Progress progress) {
    this.options = options;
    this.startRate = startRate;
    this.p99BoundUs = p99BoundUs;
    this.precision = precision;
    this.progress = progress;
  }

  /**
   * Runs all of it.
   *
   * @param systems in turn.
   * @return what each search gave.
   */
  public List<RunResult> run(List<BenchSystem> systems) {
    List<RunResult> results = new ArrayList<>();
    Turns.forEach(systems, options.runs(), (system, run) -> results.add(search(system, run)));
    return results;
  }

  private RunResult search(BenchSystem system, int run) {
    RateSearch search = new RateSearch(startRate, MOST, precision);
    LoadFigures best = null;
    Trial trial = null;
    try {
      while (!search.isDone()) {
        long rate = search.next();
        if (trial == null) {
          trial = Trial.start(system, options);
          warmUp(trial, Math.min(rate, WARM_UP_RATE));
        }
        double settlingSeconds = SHARE_WHEN_WARM * options.warmUpSeconds();
        LoadFigures load = trial.loop().run(LoadPlan.of(rate, settlingSeconds, options.seconds()));
        double p99Us = Figures.micros(load.latencies(), 99);
        boolean isSustained = load.isSustained(rate) && p99Us <= p99BoundUs;
        progress.note(
            String.format(
                "%s run %d: %,d/s asked, %,.0f/s answered, p99 %,.0f µs: %s",
                system.name(),
                run,
                rate,
                load.answersPerSecond(),
                p99Us,
                isSustained ? "sustained" : "not sustained"));
        search.onResult(isSustained);
        if (isSustained) {
          best = load;
        } else {
          trial.close();
          trial = null;
        }
      }
    } finally {
      if (trial != null) {
        trial.close();
      }
    }
    return result(system, run, search.best(), best);
  }

  private void warmUp(Trial trial, long rate) {
    if (options.warmUpSeconds() > 0) {
      trial.loop().run(LoadPlan.of(rate, 0, options.warmUpSeconds()));
    }
  }

  private RunResult result(BenchSystem system, int run, long rate, LoadFigures best) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("highest sustained/s", (double) rate);
    if (best != null) {
      figures.putAll(Figures.latency(best));
    }
    RunResult result =
        new RunResult(
            system.name(),
            String.format(
                "%s, %d client(s), p99 under %,.0f µs",
                options.size() == 0 ? "orders" : options.size() + " B",
                options.clients(),
                p99BoundUs),
            run,
            figures,
            best == null ? List.of() : Figures.curve(best.latencies()),
            List.of());
    progress.onRun(result);
    return result;
  }
}
