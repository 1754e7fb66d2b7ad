package io.hotpair.engine.drill;

import io.hotpair.engine.tools.Sizes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One look at a soaking pair.
 *
 * @param seconds since the load began.
 * @param answered operations since the last look.
 * @param latencies since the last look.
 * @param nodes by letter.
 */
record SoakSample(long seconds, long answered, Histogram latencies, Map<String, NodeUsage> nodes) {
  private static final double NS_PER_US = 1_000.0;

  double micros(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NS_PER_US;
  }

  String text() {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%5d s %,9d answered  p50 %,7.0f  p99 %,8.0f  p99.9 %,8.0f µs",
            seconds,
            answered,
            micros(50),
            micros(99),
            micros(99.9)));
    nodes.forEach(
        (letter, usage) ->
            line.append(
                String.format(
                    Locale.ROOT,
                    " | %s journal %s, snapshots %s, memory %s, %d taken, %d pruned",
                    letter,
                    Sizes.text(usage.journalBytes()),
                    Sizes.text(usage.snapshotBytes()),
                    Sizes.text(usage.memoryBytes()),
                    usage.snapshots(),
                    usage.prunings())));
    return line.toString();
  }

  Map<String, Object> toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("seconds", seconds);
    object.put("answered", answered);
    object.put("latencyMicros", LatencyJson.of(latencies));
    Map<String, Object> usages = new LinkedHashMap<>();
    nodes.forEach(
        (letter, usage) -> {
          Map<String, Object> node = new LinkedHashMap<>();
          node.put("journalBytes", usage.journalBytes());
          node.put("snapshotBytes", usage.snapshotBytes());
          node.put("memoryBytes", usage.memoryBytes());
          node.put("residentBytes", usage.residentBytes());
          node.put("snapshots", usage.snapshots());
          node.put("prunings", usage.prunings());
          usages.put(letter, node);
        });
    object.put("nodes", usages);
    return object;
  }
}
