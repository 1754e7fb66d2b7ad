package io.hotpair.journal;

import org.agrona.DirectBuffer;

/**
 * A node's journal: records 1, 2, 3, ... in order, each as it travelled (see {@code record.xml}).
 *
 * <p>One thread, the owner, appends, cuts, forces and closes. Cursors may be used by other threads,
 * one thread each.
 */
public interface Journal extends AutoCloseable {
  /**
   * Sequence of the first record that is still there.
   *
   * @return 1 unless older records were pruned.
   */
  long firstSequence();

  /**
   * Sequence of the last record. Any thread may call it.
   *
   * @return 0 if the journal is empty.
   */
  long lastSequence();

  /**
   * The epochs of the records, for finding a common prefix. Owner thread only.
   *
   * @return the table; it follows appends and cuts.
   */
  EpochTable epochs();

  /**
   * Appends one record. It survives the process when this returns, and the host once {@link #force}
   * has returned.
   *
   * @param buffer that holds the encoded record.
   * @param offset where it begins.
   * @param length in bytes.
   * @throws IllegalArgumentException if its sequence is not {@code lastSequence() + 1} or its epoch
   *     is below that of the last record.
   * @throws JournalException if the disk refuses, naming the file and what to do. The record is
   *     then not there, and the journal takes no more.
   */
  void append(DirectBuffer buffer, int offset, int length);

  /**
   * Drops every record behind a sequence, and forces that. Safe against a crash at any step: either
   * all of them are still there afterwards, or none.
   *
   * @param lastSequence the last record to keep; no effect if it is the last one.
   * @throws IllegalArgumentException if it is below {@code firstSequence() - 1} or above {@link
   *     #lastSequence()}.
   */
  void cut(long lastSequence);

  /** Forces everything that was appended to the disk. */
  void force();

  /**
   * Forces the records up to a sequence, beside the owner, which goes on appending. Any thread but
   * the owner's.
   *
   * @param sequence not above {@link #lastSequence()}.
   */
  default void forceUpTo(long sequence) {}

  /**
   * How many bytes were appended since the journal was opened. Any thread may call it.
   *
   * @return bytes, roughly.
   */
  default long appendedBytes() {
    return 0;
  }

  /**
   * Lets old records go, where whole files of them can go. Any thread, one at a time. A crash on
   * the way leaves some of them there.
   *
   * @param upToSequence the last record that is no longer needed: it must be in a snapshot.
   */
  default void prune(long upToSequence) {}

  /**
   * Empties the journal, so that it goes on behind a snapshot from elsewhere, and forces that. Safe
   * against a crash at any step: afterwards it is either as it was, or empty behind the snapshot.
   *
   * @param history epochs of the records up to the last that is in the snapshot.
   */
  default void resetTo(EpochTable history) {
    throw new UnsupportedOperationException("this journal cannot go on behind a snapshot");
  }

  /**
   * Opens a cursor that reads this journal while it is appended to.
   *
   * @param fromSequence the first record to read, {@code firstSequence()} to {@code lastSequence()
   *     + 1}.
   * @return the cursor. A cut behind its position is seen as no more records; a cut before it makes
   *     {@link JournalCursor#next} throw.
   */
  JournalCursor cursor(long fromSequence);

  @Override
  void close();
}
