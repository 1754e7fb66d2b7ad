package io.hotpair.benchmarks.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param offered operations sent, warm-up included.
 * @param answered answers, warm-up included.
 * @param givenUp operations that the system lost without an answer.
 * @param late operations that found no room when they were due, in the time that counts.
 * @param answersPerSecond answers per second in the time that counts.
 * @param latencies from the intended sending to the answer in ns, in the time that counts.
 * @param series latency over time: rows of seconds since the start, mean and greatest latency in
 *     µs, and answers; one for each {@link #SERIES_MS}.
 */
public record LoadFigures(
    long offered,
    long answered,
    long givenUp,
    long late,
    double answersPerSecond,
    Histogram latencies,
    List<double[]> series) {
  /** Milliseconds that a row of the series covers. */
  public static final int SERIES_MS = 20;

  /**
   * Whether the system kept up: nearly as many answers as were asked for, and all of them in the
   * end.
   *
   * @param ratePerSecond that was asked for.
   * @return true if it did.
   */
  public boolean isSustained(long ratePerSecond) {
    return answered == offered && answersPerSecond >= 0.99 * ratePerSecond;
  }
}
