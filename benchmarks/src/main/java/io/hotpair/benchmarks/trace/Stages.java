package io.hotpair.benchmarks.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.agrona.collections.Long2ObjectHashMap;

/** The stages of operations out of the stamps of client, primary and hot node. Pure. */
final class Stages {
  private static final double NS_PER_US = 1_000.0;
  private static final long MOST_NS = 3_600_000_000_000L;
  private static final int DIGITS = 3;

  private final Map<String, Histogram> stages = new LinkedHashMap<>();

  static Stages of(Stamps client, Stamps primary, Stamps hot, long firstNumber) {
    Stages stages = new Stages();
    Long2ObjectHashMap<Stamps.Times> onPrimary = primary.byNumber();
    Long2ObjectHashMap<Stamps.Times> onHot = hot.byNumber();
    client
        .byNumber()
        .forEach(
            (number, own) -> {
              Stamps.Times first = onPrimary.get(number.longValue());
              Stamps.Times second = onHot.get(number.longValue());
              if (number >= firstNumber && first != null && second != null) {
                stages.add(own, first.first(), first.second(), second.second());
              }
            });
    return stages;
  }

  private void add(Stamps.Times client, long sequenced, long primaryApplied, long hotApplied) {
    long applied = Math.min(primaryApplied, hotApplied);
    record("stage sent to sequenced", sequenced - client.first());
    record("stage sequenced to first applied", applied - sequenced);
    record("stage applied to answered", client.second() - applied);
    record("sequenced to applied by primary", primaryApplied - sequenced);
    record("sequenced to applied by hot", hotApplied - sequenced);
    record("sent to answered", client.second() - client.first());
  }

  private void record(String stage, long ns) {
    stages
        .computeIfAbsent(stage, s -> new Histogram(MOST_NS, DIGITS))
        .recordValue(Math.min(MOST_NS, Math.max(0, ns)));
  }

  Map<String, Double> micros() {
    Map<String, Double> figures = new LinkedHashMap<>();
    List<Map.Entry<String, Histogram>> all = new ArrayList<>(stages.entrySet());
    all.forEach(
        entry ->
            figures.put(
                entry.getKey() + " µs", entry.getValue().getValueAtPercentile(50) / NS_PER_US));
    all.forEach(
        entry ->
            figures.put(
                entry.getKey() + " p99 µs", entry.getValue().getValueAtPercentile(99) / NS_PER_US));
    return figures;
  }
}
