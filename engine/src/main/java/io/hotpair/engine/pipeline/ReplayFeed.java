package io.hotpair.engine.pipeline;

import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;

/**
 * What a restarted node found in its own journal, to be applied again once it is known to be
 * committed. Until it is through, nothing else may enter the ring. Sequencing thread.
 */
public final class ReplayFeed {
  private static final int LIMIT = 256;

  private final Journal journal;
  private final SlotPublisher publisher;
  private final RecordFlyweight record = new RecordFlyweight();
  private JournalCursor cursor;
  private boolean isRecordWaiting;
  private long next;
  private long end;

  /**
   * Creates it; the journal's records as they are now are to be replayed.
   *
   * @param ring of the node.
   * @param journal of the node.
   */
  public ReplayFeed(OperationRing ring, Journal journal) {
    this.journal = journal;
    publisher = new SlotPublisher(ring);
    next = journal.firstSequence();
    end = journal.lastSequence();
  }

  /**
   * A snapshot is in place of the records up to one: only those behind it are to be replayed.
   *
   * @param sequence of the last record in the snapshot.
   */
  void startBehind(long sequence) {
    close();
    next = sequence + 1;
    end = journal.lastSequence();
  }

  /**
   * Whether everything is in the ring.
   *
   * @return true if other feeds may go on.
   */
  public boolean isDone() {
    return next > end;
  }

  /**
   * Puts some records into the ring.
   *
   * @return how many.
   */
  public int poll() {
    if (cursor == null) {
      cursor = journal.cursor(next);
    }
    int count = 0;
    while (next <= end && count < LIMIT && advance()) {
      record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
      if (!publisher.record(record, true)) {
        break;
      }
      isRecordWaiting = false;
      next++;
      count++;
    }
    if (isDone()) {
      close();
    }
    return count;
  }

  private boolean advance() {
    if (!isRecordWaiting) {
      isRecordWaiting = cursor.next();
    }
    return isRecordWaiting;
  }

  /**
   * The journal was cut.
   *
   * @param lastSequence the last record that is left.
   */
  public void onCut(long lastSequence) {
    end = Math.min(end, lastSequence);
    if (next > end) {
      next = end + 1;
      close();
    } else if (cursor != null) {
      close();
    }
  }

  /** Gives up what it holds. */
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
      isRecordWaiting = false;
    }
  }
}
