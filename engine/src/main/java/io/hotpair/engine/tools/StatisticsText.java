package io.hotpair.engine.tools;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders statistics of a journal. */
final class StatisticsText {
  private static final int SESSIONS_SHOWN = 20;
  private static final double NS_PER_MS = 1e6;

  private final JournalStatistics statistics;

  StatisticsText(JournalStatistics statistics) {
    this.statistics = statistics;
  }

  void appendText(Lines lines, long dataBytes, long diskBytes) {
    JournalStatistics.Tally all = statistics.all();
    print(
        lines,
        "records   %,d (sequences %d to %d)",
        all.records(),
        all.firstSequence(),
        all.lastSequence());
    print(lines, "time      %s to %s", Moments.text(all.firstNs()), Moments.text(all.lastNs()));
    print(
        lines,
        "rate      %s a second, at most %,d in the second from %s",
        rate(all),
        statistics.peak(),
        Moments.text(statistics.peakNs()));
    print(
        lines,
        "payload   %s, %d to %d bytes each, %.1f on average",
        Sizes.text(all.payloadBytes()),
        statistics.leastPayload(),
        statistics.greatestPayload(),
        (double) all.payloadBytes() / all.records());
    print(lines, "journal   %s of data, %s on disk", Sizes.text(dataBytes), Sizes.text(diskBytes));
    if (statistics.stepsBack() > 0) {
      print(lines, "clock     %,d steps back", statistics.stepsBack());
    }
    for (JournalStatistics.Gap gap : statistics.gaps()) {
      print(
          lines, "gap       %,.3f ms before record %d", gap.lengthNs() / NS_PER_MS, gap.sequence());
    }
    statistics.kinds().forEach((kind, tally) -> tally(lines, "kind      " + kind, tally));
    statistics.epochs().forEach((epoch, tally) -> tally(lines, "epoch     " + epoch, tally));
    List<Map.Entry<Long, JournalStatistics.Tally>> busiest =
        statistics.sessions().entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> -entry.getValue().records()))
            .limit(SESSIONS_SHOWN)
            .toList();
    busiest.forEach(entry -> tally(lines, "session   " + entry.getKey(), entry.getValue()));
    int more = statistics.sessions().size() - busiest.size();
    if (more > 0) {
      print(lines, "sessions  %,d more with fewer records: see --json", more);
    }
  }

  private static void tally(Lines lines, String what, JournalStatistics.Tally tally) {
    print(
        lines,
        "%-32s %,12d records, %d to %d, %s a second",
        what,
        tally.records(),
        tally.firstSequence(),
        tally.lastSequence(),
        rate(tally));
  }

  private static String rate(JournalStatistics.Tally tally) {
    double rate = tally.rate();
    return Double.isNaN(rate) ? "-" : String.format(Locale.ROOT, "%,.1f", rate);
  }

  private static void print(Lines lines, String format, Object... values) {
    lines.line().append(String.format(Locale.ROOT, format, values));
    lines.end();
  }

  void appendJson(StringBuilder out, long dataBytes, long diskBytes) {
    Json json = new Json(out);
    members(json, statistics.all());
    json.number("peakPerSecond", statistics.peak())
        .number("peakSecondNs", statistics.peakNs())
        .number("leastPayload", statistics.leastPayload())
        .number("greatestPayload", statistics.greatestPayload())
        .number("dataBytes", dataBytes)
        .number("diskBytes", diskBytes)
        .number("clockStepsBack", statistics.stepsBack());
    StringBuilder gaps = json.name("gaps").append('[');
    for (JournalStatistics.Gap gap : statistics.gaps()) {
      gaps.append(gaps.charAt(gaps.length() - 1) == '[' ? "" : ",");
      new Json(gaps).number("beforeSequence", gap.sequence()).number("ns", gap.lengthNs()).end();
    }
    gaps.append(']');
    map(json.name("kinds"), statistics.kinds());
    map(json.name("epochs"), statistics.epochs());
    map(json.name("sessions"), statistics.sessions());
    json.end();
  }

  private static void map(StringBuilder out, Map<?, JournalStatistics.Tally> tallies) {
    Json json = new Json(out);
    tallies.forEach(
        (key, tally) -> {
          Json member = new Json(json.name(key.toString()));
          members(member, tally);
          member.end();
        });
    json.end();
  }

  private static void members(Json json, JournalStatistics.Tally tally) {
    json.number("records", tally.records())
        .number("firstSequence", tally.firstSequence())
        .number("lastSequence", tally.lastSequence())
        .number("firstTimestampNs", tally.firstNs())
        .number("lastTimestampNs", tally.lastNs())
        .number("payloadBytes", tally.payloadBytes())
        .number("perSecond", tally.rate());
  }
}
