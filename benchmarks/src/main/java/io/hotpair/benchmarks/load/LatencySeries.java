package io.hotpair.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

/** Latency over time, in rows of some milliseconds. Load thread. */
final class LatencySeries {
  private static final double NS_PER_US = 1_000.0;
  private static final long NS_PER_MS = 1_000_000;

  private final long rowNs = LoadFigures.SERIES_MS * NS_PER_MS;
  private final long[] sums;
  private final long[] greatest;
  private final int[] counts;
  private int used;

  LatencySeries(long longestNs) {
    int rows = (int) Math.min(1_000_000, longestNs / rowNs + 2);
    sums = new long[rows];
    greatest = new long[rows];
    counts = new int[rows];
  }

  void record(long sinceStartNs, long latencyNs) {
    int row = (int) Math.min(sums.length - 1, Math.max(0, sinceStartNs / rowNs));
    sums[row] += latencyNs;
    greatest[row] = Math.max(greatest[row], latencyNs);
    counts[row]++;
    used = Math.max(used, row + 1);
  }

  List<double[]> rows() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < used; i++) {
      double seconds = (double) i * rowNs / 1e9;
      double mean = counts[i] == 0 ? 0 : sums[i] / (double) counts[i] / NS_PER_US;
      rows.add(new double[] {seconds, mean, greatest[i] / NS_PER_US, counts[i]});
    }
    return rows;
  }
}
