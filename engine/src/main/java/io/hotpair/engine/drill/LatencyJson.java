package io.hotpair.engine.drill;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Percentiles of latencies for machines, in microseconds. */
final class LatencyJson {
  private static final double NS_PER_TENTH_US = 100.0;

  private LatencyJson() {}

  static Map<String, Object> of(Histogram latencies) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("p50", micros(latencies, 50));
    object.put("p99", micros(latencies, 99));
    object.put("p999", micros(latencies, 99.9));
    object.put("max", micros(latencies, 100));
    return object;
  }

  private static Double micros(Histogram latencies, double percentile) {
    return Math.round(latencies.getValueAtPercentile(percentile) / NS_PER_TENTH_US) / 10.0;
  }
}
