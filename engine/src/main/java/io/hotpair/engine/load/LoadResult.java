package io.hotpair.engine.load;

import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param offered operations sent.
 * @param answered answers delivered.
 * @param outOfOrder answers delivered after that of a later operation.
 * @param secondAnswers answers of the other node, dropped by the client.
 * @param sentAgain operations that the client sent again.
 * @param measuredRate operations per second that were really sent.
 * @param latencies from the intended sending to the answer in nanoseconds, without the warm-up.
 */
public record LoadResult(
    long offered,
    long answered,
    long outOfOrder,
    long secondAnswers,
    long sentAgain,
    double measuredRate,
    Histogram latencies) {
  private static final double NS_PER_US = 1_000.0;

  /**
   * A percentile of the latencies.
   *
   * @param percentile 0 to 100.
   * @return microseconds.
   */
  public double latencyMicros(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NS_PER_US;
  }
}
