package io.hotpair.engine.snapshot;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.RecordPlayer;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.journal.EpochTable;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;

/**
 * A second instance of the replicated state, brought on by the same records out of the journal. One
 * thread.
 */
final class ShadowState {
  private static final int BATCH = 64;

  private final ReplicatedState state;
  private final RecordFlyweight record = new RecordFlyweight();
  private final RecordPlayer player = new RecordPlayer(record);
  private EpochTable epochs = new EpochTable();
  private long sequence;
  private long timestampNs;
  private long bytes;

  /** Called where a digest of the live node may be known; throws if it differs. */
  @FunctionalInterface
  interface DigestCheck {
    void onRecord(long sequence);
  }

  ShadowState(ReplicatedService service, int sessionWindow) {
    state = new ReplicatedState(service, new SilentOutput(), sessionWindow);
  }

  void restore(SnapshotFile snapshot, Pacer pacer) {
    snapshot.restore(state, pacer);
    epochs = snapshot.header().epochs().copy();
    sequence = snapshot.sequence();
    timestampNs = snapshot.header().timestampNs();
  }

  /** Applies the records up to one; they must be in the journal. */
  void replay(JournalSource journal, long toSequence, Pacer pacer, DigestCheck check) {
    if (toSequence == sequence) {
      return;
    }
    try (JournalCursor cursor = journal.cursor(sequence + 1)) {
      while (sequence < toSequence) {
        if (!cursor.next()) {
          throw new SnapshotException(
              "the journal ends with record "
                  + sequence
                  + ", though "
                  + toSequence
                  + " was applied");
        }
        apply(cursor);
        check.onRecord(sequence);
        if (sequence % BATCH == 0) {
          pacer.onWork();
          if (Thread.currentThread().isInterrupted()) {
            throw new SnapshotException("interrupted at record " + sequence);
          }
        }
      }
    }
  }

  private void apply(JournalCursor cursor) {
    record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
    timestampNs = record.timestampNs();
    player.apply(state);
    epochs.onRecord(record.epoch(), record.sequence());
    sequence = record.sequence();
    bytes += cursor.length();
  }

  ReplicatedState state() {
    return state;
  }

  long sequence() {
    return sequence;
  }

  /** Bytes of the records that were replayed. */
  long bytes() {
    return bytes;
  }

  SnapshotHeader header(String cluster) {
    return new SnapshotHeader(
        cluster,
        state.serviceName(),
        sequence,
        epochs.lastEpoch(),
        timestampNs,
        state.digest(),
        epochs.copy());
  }
}
