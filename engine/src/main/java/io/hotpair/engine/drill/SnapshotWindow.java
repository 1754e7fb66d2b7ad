package io.hotpair.engine.drill;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A client's latencies in one window of time.
 *
 * @param isWithSnapshots whether the hot node took snapshots all the time.
 * @param snapshots how many it took, one that was not finished at the end too.
 * @param latencies from the intended sending, in nanoseconds.
 */
record SnapshotWindow(boolean isWithSnapshots, int snapshots, Histogram latencies) {
  private static final double NS_PER_US = 1_000.0;

  double micros(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NS_PER_US;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-17s %,9d answers  %2d snapshots  p50 %,7.0f  p99 %,8.0f  p99.9 %,8.0f  max %,9.0f µs",
        isWithSnapshots ? "with snapshots" : "without snapshots",
        latencies.getTotalCount(),
        snapshots,
        micros(50),
        micros(99),
        micros(99.9),
        micros(100));
  }

  Map<String, Object> toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("withSnapshots", isWithSnapshots);
    object.put("answers", latencies.getTotalCount());
    object.put("snapshots", (long) snapshots);
    object.put("latencyMicros", LatencyJson.of(latencies));
    return object;
  }
}
