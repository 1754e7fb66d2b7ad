package io.hotpair.benchmarks.micro;

import io.hotpair.journal.EpochTable;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;
import org.agrona.DirectBuffer;

/** A journal that remembers only how far it came, to measure what is around it. One thread. */
public final class NoJournal implements Journal {
  private final EpochTable epochs = new EpochTable();
  private final RecordFlyweight record = new RecordFlyweight();

  /** Creates an empty one. */
  public NoJournal() {}

  @Override
  public long firstSequence() {
    return 1;
  }

  @Override
  public long lastSequence() {
    return epochs.lastSequence();
  }

  @Override
  public EpochTable epochs() {
    return epochs;
  }

  @Override
  public void append(DirectBuffer buffer, int offset, int length) {
    record.wrap(buffer, offset, length);
    epochs.onRecord(record.epoch(), record.sequence());
  }

  @Override
  public void cut(long lastSequence) {
    epochs.cut(lastSequence);
  }

  @Override
  public void force() {
    // There is no disk.
  }

  @Override
  public JournalCursor cursor(long fromSequence) {
    return new JournalCursor() {
      @Override
      public boolean next() {
        return false;
      }

      @Override
      public long sequence() {
        return fromSequence - 1;
      }

      @Override
      public DirectBuffer buffer() {
        throw new IllegalStateException("nothing was read");
      }

      @Override
      public int offset() {
        return 0;
      }

      @Override
      public int length() {
        return 0;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
