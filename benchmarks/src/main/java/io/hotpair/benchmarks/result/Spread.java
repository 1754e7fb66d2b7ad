package io.hotpair.benchmarks.result;

import java.util.Arrays;
import java.util.Collection;

/**
 * A figure over several runs.
 *
 * @param system its name.
 * @param label what was asked of it.
 * @param figure its name, with its unit.
 * @param median of the runs.
 * @param least of the runs.
 * @param most of the runs.
 * @param runs how many.
 */
public record Spread(
    String system,
    String label,
    String figure,
    double median,
    double least,
    double most,
    int runs) {
  static Spread of(String system, String label, String figure, Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(
        system, label, figure, median(sorted), sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /**
   * The median.
   *
   * @param sorted ascending, not empty.
   * @return the middle value, or the mean of the two in the middle.
   */
  public static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * The median of values in any order.
   *
   * @param values not empty.
   * @return median.
   */
  public static double median(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return median(sorted);
  }
}
