package io.hotpair.engine.simulation;

import io.hotpair.journal.RecordCheck;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one host's disk and page cache hold: it survives the process, and the forced part survives
 * the host.
 */
final class SimDisk {
  private final Chance chance;
  private final List<byte[]> records = new ArrayList<>();
  private final LongArrayList digests = new LongArrayList();
  private final RecordFlyweight record = new RecordFlyweight();
  private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
  private UnforcedCut cut;
  private byte[] torn;
  private int forced;
  private long incarnation;
  private boolean isFull;
  private long slowNs;

  SimDisk(Chance chance) {
    this.chance = chance;
  }

  /** Kept for good before a process says it. */
  long nextIncarnation() {
    return ++incarnation;
  }

  long incarnation() {
    return incarnation;
  }

  long last() {
    return records.size();
  }

  byte[] bytes(long sequence) {
    return records.get((int) sequence - 1);
  }

  /** A digest of what a record says; what an Admit says is left out, it concerns nobody else. */
  long digest(long sequence) {
    return digests.getLong((int) sequence - 1);
  }

  void append(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    view.wrap(bytes);
    record.wrap(view, 0, length);
    RecordKind kind = record.kind();
    long digest = Mix.of(record.epoch(), record.sequence());
    digest = Mix.of(digest, record.timestampNs());
    digest = Mix.of(digest, kind.value());
    digest = Mix.of(digest, record.sessionId());
    digest = Mix.of(digest, record.clientSequence());
    if (kind != RecordKind.ADMIT && kind != RecordKind.CANCEL_ADMIT) {
      digest = Mix.of(digest, view, record.payloadOffset(), record.payloadLength());
    }
    records.add(bytes);
    digests.addLong(digest);
  }

  /** Atomic, but the host may lose it with its power, until something is forced. */
  void cut(long last) {
    if (last == records.size()) {
      return;
    }
    if (cut == null || chance.happens(0.5)) {
      cut = new UnforcedCut(records.size(), forced);
    }
    cut.keep((int) last);
    drop(last);
  }

  private void drop(long last) {
    while (records.size() > last) {
      records.remove(records.size() - 1);
      digests.remove(digests.size() - 1);
    }
    forced = Math.min(forced, records.size());
  }

  /** What a cut removed, and what its loss brings back. */
  private final class UnforcedCut {
    private final int forcedBefore;
    private int at;
    private final List<byte[]> tail = new ArrayList<>();
    private final List<Long> tailDigests = new ArrayList<>();

    UnforcedCut(int end, int forcedBefore) {
      this.forcedBefore = forcedBefore;
      at = end;
    }

    /** The journal is about to be cut to here, maybe once more and further back. */
    void keep(int last) {
      for (int i = at - 1; i >= last; i--) {
        tail.add(0, records.get(i));
        tailDigests.add(0, digests.getLong(i));
      }
      at = Math.min(at, last);
    }

    void undo() {
      drop(at);
      for (int i = 0; i < tail.size(); i++) {
        records.add(tail.get(i));
        digests.addLong(tailDigests.get(i));
      }
      forced = forcedBefore;
    }
  }

  void force() {
    forceRecords();
    cut = null;
  }

  /** Forces records and leaves a cut before them to luck. */
  void forceRecords() {
    forced = records.size();
  }

  long forced() {
    return forced;
  }

  /** The system writes back when it likes. */
  void writeBack() {
    forced += chance.below(records.size() - forced + 1);
  }

  /**
   * The host is without power: of what was not forced, a part is gone, and what was cut may be
   * back.
   *
   * @return up to where the journal is as it was.
   */
  long losePower() {
    long same = Long.MAX_VALUE;
    if (cut != null && chance.happens(0.5)) {
      same = cut.at;
      cut.undo();
    }
    cut = null;
    loseUnforced();
    return Math.min(same, records.size());
  }

  private void loseUnforced() {
    int kept = forced + chance.below(records.size() - forced + 1);
    if (kept < records.size() && chance.happens(0.5)) {
      byte[] whole = records.get(kept);
      torn = whole.clone();
      int intact = chance.below(whole.length);
      for (int i = intact; i < torn.length; i++) {
        torn[i] = 0;
      }
      if (java.util.Arrays.equals(torn, whole)) {
        torn = null;
      }
    }
    drop(kept);
  }

  /** Looks at what is there after a start, and drops a torn record. */
  void recover() {
    if (torn != null) {
      view.wrap(torn);
      if (record.wrap(view, 0, torn.length).verify() == RecordCheck.OK) {
        throw new IllegalStateException("a torn record passes for a whole one");
      }
      torn = null;
    }
  }

  boolean isFull() {
    return isFull;
  }

  void full(boolean full) {
    isFull = full;
  }

  /** How long the next call takes. */
  long takesNs() {
    return slowNs == 0 || !chance.happens(0.2) ? 0 : chance.about(slowNs);
  }

  void slow(long byNs) {
    slowNs = byNs;
  }
}
