package io.hotpair.engine.tools;

import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts records: in all, by kind, by epoch and by session; rates and gaps by their timestamps. */
final class JournalStatistics {
  private static final long NS_PER_S = 1_000_000_000L;
  private static final int GAPS_KEPT = 5;

  /** A time without records before one. */
  record Gap(long sequence, long lengthNs) {}

  /** Records of one kind, epoch or session. */
  static final class Tally {
    private long records;
    private long firstSequence;
    private long lastSequence;
    private long firstNs;
    private long lastNs;
    private long payloadBytes;

    private void add(RecordFlyweight record) {
      if (records == 0) {
        firstSequence = record.sequence();
        firstNs = record.timestampNs();
      }
      records++;
      lastSequence = record.sequence();
      lastNs = record.timestampNs();
      payloadBytes += record.payloadLength();
    }

    long records() {
      return records;
    }

    long firstSequence() {
      return firstSequence;
    }

    long lastSequence() {
      return lastSequence;
    }

    long firstNs() {
      return firstNs;
    }

    long lastNs() {
      return lastNs;
    }

    long payloadBytes() {
      return payloadBytes;
    }

    /** Records a second between the first and the last; NaN if no time passed. */
    double rate() {
      long spanNs = lastNs - firstNs;
      return spanNs <= 0 ? Double.NaN : (double) (records - 1) * NS_PER_S / spanNs;
    }
  }

  private final Tally all = new Tally();
  private final Map<RecordKind, Tally> kinds = new EnumMap<>(RecordKind.class);
  private final Map<Long, Tally> epochs = new TreeMap<>();
  private final Map<Long, Tally> sessions = new TreeMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private long leastPayload = Long.MAX_VALUE;
  private long greatestPayload;
  private long stepsBack;
  private long second;
  private long inSecond;
  private long peakSecond;
  private long peak;

  void add(RecordFlyweight record) {
    if (all.records() > 0) {
      onStep(record.sequence(), record.timestampNs() - all.lastNs());
    }
    all.add(record);
    kinds.computeIfAbsent(record.kind(), kind -> new Tally()).add(record);
    epochs.computeIfAbsent(record.epoch(), epoch -> new Tally()).add(record);
    if (record.sessionId() != 0) {
      sessions.computeIfAbsent(record.sessionId(), session -> new Tally()).add(record);
    }
    leastPayload = Math.min(leastPayload, record.payloadLength());
    greatestPayload = Math.max(greatestPayload, record.payloadLength());
    count(Math.floorDiv(record.timestampNs(), NS_PER_S));
  }

  private void onStep(long sequence, long stepNs) {
    if (stepNs < 0) {
      stepsBack++;
    }
    if (stepNs > 0 && (gaps.size() < GAPS_KEPT || stepNs > gaps.get(GAPS_KEPT - 1).lengthNs())) {
      gaps.add(new Gap(sequence, stepNs));
      gaps.sort(Comparator.comparingLong(Gap::lengthNs).reversed());
      if (gaps.size() > GAPS_KEPT) {
        gaps.remove(GAPS_KEPT);
      }
    }
  }

  private void count(long recordSecond) {
    if (recordSecond != second) {
      second = recordSecond;
      inSecond = 0;
    }
    inSecond++;
    if (inSecond > peak) {
      peak = inSecond;
      peakSecond = second;
    }
  }

  Tally all() {
    return all;
  }

  Map<RecordKind, Tally> kinds() {
    return kinds;
  }

  Map<Long, Tally> epochs() {
    return epochs;
  }

  Map<Long, Tally> sessions() {
    return sessions;
  }

  /** The longest gaps, longest first. */
  List<Gap> gaps() {
    return gaps;
  }

  long leastPayload() {
    return all.records() == 0 ? 0 : leastPayload;
  }

  long greatestPayload() {
    return greatestPayload;
  }

  /** How often a record's time was before that of the record before it. */
  long stepsBack() {
    return stepsBack;
  }

  /** Most records in one second of the clock. */
  long peak() {
    return peak;
  }

  /** That second, nanoseconds since 1970-01-01T00:00Z. */
  long peakNs() {
    return peakSecond * NS_PER_S;
  }
}
