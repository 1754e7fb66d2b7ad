package io.hotpair.engine.snapshot;

import io.hotpair.journal.JournalCursor;

/**
 * The journal that a snapshotter replays, and what is known of the live state that it is held
 * against. Snapshotter's thread.
 */
public interface JournalSource {
  /** In place of a digest that is not known. */
  long NO_DIGEST = 0;

  /**
   * Sequence of the first record that is there.
   *
   * @return sequence.
   */
  long firstSequence();

  /**
   * Up to which record everything is known to be committed.
   *
   * @return sequence; 0 for none.
   */
  long committed();

  /**
   * Opens a cursor.
   *
   * @param fromSequence the first record to read.
   * @return the cursor.
   */
  JournalCursor cursor(long fromSequence);

  /**
   * The live node's digest after a record.
   *
   * @param sequence of the record.
   * @return {@link #NO_DIGEST} if it is not known, or no longer.
   */
  long digest(long sequence);

  /**
   * Forces the journal up to a record.
   *
   * @param sequence of the record.
   */
  void forceUpTo(long sequence);
}
