package io.hotpair.benchmarks.result;

/**
 * The medians of two systems for one figure.
 *
 * @param label what was asked of both.
 * @param figure its name, with its unit.
 * @param system above the line.
 * @param other below the line.
 * @param ratio of the medians; not a number if the other's is 0.
 */
public record Ratio(String label, String figure, String system, String other, double ratio) {}
