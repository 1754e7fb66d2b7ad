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

  /** Atomic, and kept for good. */
  void cut(long last) {
    while (records.size() > last) {
      records.remove(records.size() - 1);
      digests.remove(digests.size() - 1);
    }
    forced = Math.min(forced, records.size());
  }

  void force() {
    forced = records.size();
  }

  long forced() {
    return forced;
  }

  /** The system writes back when it likes. */
  void writeBack() {
    forced += chance.below(records.size() - forced + 1);
  }

  /** The host is without power: of what was not forced, a part is gone. */
  void losePower() {
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
    cut(kept);
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
