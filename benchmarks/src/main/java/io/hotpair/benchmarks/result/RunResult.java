package io.hotpair.benchmarks.result;

import java.util.List;
import java.util.Map;

/**
 * What one run of one system gave.
 *
 * @param system its name.
 * @param label what was asked of it, such as "10,000/s".
 * @param run number of the run, from 1.
 * @param figures by name, in order; names end with their unit.
 * @param curve latency curve: rows of percentile and µs; empty if latency was not measured.
 * @param series latency over time: rows of s, mean µs, greatest µs, answers; may be empty.
 */
public record RunResult(
    String system,
    String label,
    int run,
    Map<String, Double> figures,
    List<double[]> curve,
    List<double[]> series) {
  /** Keeps its own copies, in order. */
  public RunResult {
    figures = new java.util.LinkedHashMap<>(figures);
    curve = List.copyOf(curve);
    series = List.copyOf(series);
  }
}
