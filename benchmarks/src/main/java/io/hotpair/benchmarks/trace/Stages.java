package io.hotpair.benchmarks.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The stages of operations out of the stamps of client, primary and hot node. Those that begin with
 * "stage" follow each other on the way to the first answer, which is the hot node's as a rule.
 * Pure.
 */
final class Stages {
  private static final double NS_PER_US = 1_000.0;
  private static final long MOST_NS = 3_600_000_000_000L;
  private static final int DIGITS = 3;

  private final Stamps client;
  private final Stamps primary;
  private final Stamps hot;
  private final Map<String, Histogram> stages = new LinkedHashMap<>();

  private Stages(Stamps client, Stamps primary, Stamps hot) {
    this.client = client;
    this.primary = primary;
    this.hot = hot;
  }

  /** Of the operations from a number on of which every stamp is there. */
  static Stages of(Stamps client, Stamps primary, Stamps hot, long firstNumber) {
    Stages stages = new Stages(client, primary, hot);
    for (long row = Math.max(1, firstNumber / Stamps.EVERY); row < Stamps.rows(); row++) {
      if (client.at(Point.HEARD, row) != 0
          && primary.at(Point.SENT, row) != 0
          && primary.at(Point.ANSWERED, row) != 0
          && hot.at(Point.ACKED, row) != 0
          && hot.at(Point.ANSWERED, row) != 0) {
        stages.add(row);
      }
    }
    return stages;
  }

  private void add(long row) {
    long offered = client.at(Point.OFFERED, row);
    long heard = client.at(Point.HEARD, row);
    long ingress = primary.at(Point.INGRESS, row);
    long sequenced = primary.at(Point.SEQUENCED, row);
    long journaled = primary.at(Point.JOURNALED, row);
    long sent = primary.at(Point.SENT, row);
    long received = hot.at(Point.RECEIVED, row);
    long hotJournaled = hot.at(Point.JOURNALED, row);
    long hotApplied = hot.at(Point.APPLIED, row);
    long hotAnswered = hot.at(Point.ANSWERED, row);
    long committed = primary.at(Point.COMMITTED, row);
    long applied = primary.at(Point.APPLIED, row);
    long answered = primary.at(Point.ANSWERED, row);
    record("stage offered to ingress", ingress - offered);
    record("stage ingress to sequenced", sequenced - ingress);
    record("stage sequenced to journaled", journaled - sequenced);
    record("stage journaled to sent", sent - journaled);
    record("stage sent to received by hot", received - sent);
    record("stage received to journaled by hot", hotJournaled - received);
    record("stage journaled to applied by hot", hotApplied - hotJournaled);
    record("stage applied to answered by hot", hotAnswered - hotApplied);
    record("stage answered to first heard", heard - Math.min(answered, hotAnswered));
    record("journaled to acked by hot", hot.at(Point.ACKED, row) - hotJournaled);
    record("acked to committed by primary", committed - hot.at(Point.ACKED, row));
    record("committed to applied by primary", applied - committed);
    record("applied to answered by primary", answered - applied);
    record("offered to answered by hot", hotAnswered - offered);
    record("offered to answered by primary", answered - offered);
    record("offered to first heard", heard - offered);
  }

  /** Operations that were looked at. */
  long count() {
    return stages.values().stream().mapToLong(Histogram::getTotalCount).max().orElse(0);
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
