package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.load.LoadFigures;
import io.hotpair.benchmarks.process.ResourceUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Names and units of what is measured. */
final class Figures {
  static final String P50 = "p50 µs";
  static final String P99 = "p99 µs";
  static final String ANSWERS = "answers/s";

  private static final double NS_PER_US = 1_000.0;
  private static final double OPERATIONS = 100_000.0;
  private static final double KB_PER_MB = 1024.0;
  private static final double[] CURVE = {
    0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 97.5, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999,
    100
  };

  private Figures() {}

  static Map<String, Double> latency(LoadFigures load) {
    Histogram latencies = load.latencies();
    Map<String, Double> figures = new LinkedHashMap<>();
    // Without an answer to an operation that counts, there is no latency; 0 would be a lie.
    if (latencies.getTotalCount() > 0) {
      figures.put(P50, micros(latencies, 50));
      figures.put("p90 µs", micros(latencies, 90));
      figures.put(P99, micros(latencies, 99));
      figures.put("p99.9 µs", micros(latencies, 99.9));
      figures.put("max µs", latencies.getMaxValue() / NS_PER_US);
    }
    figures.put(ANSWERS, load.answersPerSecond());
    figures.put("late %", load.offered() == 0 ? 0 : 100.0 * load.late() / load.offered());
    figures.put("unanswered", (double) (load.offered() - load.answered()));
    return figures;
  }

  static double micros(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / NS_PER_US;
  }

  static List<double[]> curve(Histogram latencies) {
    List<double[]> curve = new ArrayList<>();
    for (double percentile : CURVE) {
      curve.add(new double[] {percentile, micros(latencies, percentile)});
    }
    return curve;
  }

  static Map<String, Double> cost(ResourceUse before, ResourceUse after, long operations) {
    double units = operations / OPERATIONS;
    Map<String, Double> figures = new LinkedHashMap<>();
    double nodes = (after.nodesCpuMs() - before.nodesCpuMs()) / units;
    double client = (after.clientCpuMs() - before.clientCpuMs()) / units;
    figures.put("nodes CPU ms/100k", nodes);
    figures.put("client CPU ms/100k", client);
    figures.put("all CPU ms/100k", nodes + client);
    figures.put("nodes RSS MiB", after.residentKb() / KB_PER_MB);
    figures.put("largest RSS MiB", after.largestResidentKb() / KB_PER_MB);
    figures.put("wire bytes/op", (after.wireBytes() - before.wireBytes()) / (double) operations);
    figures.put("disk bytes/op", (after.diskBytes() - before.diskBytes()) / (double) operations);
    return figures;
  }
}
