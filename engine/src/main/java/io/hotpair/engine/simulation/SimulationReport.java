package io.hotpair.engine.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What became of a range of seeds. Thread-safe. */
public final class SimulationReport {
  private static final double NS_PER_HOUR = 3_600e9;
  private static final double NS_PER_MINUTE = 60e9;

  private final List<WorldResult> failures = new ArrayList<>();
  private long worlds;
  private long runs;
  private long simulatedNs;
  private long answered;
  private long views;
  private long digest;
  private long tookNs;

  synchronized void add(WorldResult result, int timesRun) {
    worlds++;
    runs += timesRun;
    simulatedNs += timesRun * result.simulatedNs();
    answered += result.answered();
    views += result.views();
    digest += Mix.of(result.seed(), result.traceDigest());
    if (result.isFailed()) {
      failures.add(result);
    }
  }

  synchronized void took(long ns) {
    tookNs = ns;
  }

  /**
   * Worlds in which a promise was broken.
   *
   * @return them, in ascending order of seeds.
   */
  public synchronized List<WorldResult> failures() {
    List<WorldResult> sorted = new ArrayList<>(failures);
    sorted.sort(Comparator.comparingLong(WorldResult::seed));
    return sorted;
  }

  /**
   * Worlds that were run.
   *
   * @return count; a world that ran twice counts once.
   */
  public synchronized long worlds() {
    return worlds;
  }

  /**
   * A digest over all worlds' traces, in whatever order they ran.
   *
   * @return digest.
   */
  public synchronized long digest() {
    return digest;
  }

  /**
   * The figures in one line.
   *
   * @return text.
   */
  public synchronized String summary() {
    return String.format(
        Locale.ROOT,
        "%d worlds, %d failed; %.0f worlds/s, %.1f simulated hours per minute;"
            + " per world %.2f s, %.0f operations answered, %.1f views; digest %016x",
        worlds,
        failures.size(),
        runs / (tookNs / 1e9),
        (simulatedNs / NS_PER_HOUR) / (tookNs / NS_PER_MINUTE),
        simulatedNs / 1e9 / runs,
        (double) answered / worlds,
        (double) views / worlds,
        digest);
  }
}
