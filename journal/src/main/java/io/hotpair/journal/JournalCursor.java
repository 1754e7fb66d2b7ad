package io.hotpair.journal;

import org.agrona.DirectBuffer;

/**
 * Reads records in order. One thread. Every record's checksum is verified before it is given out.
 */
public interface JournalCursor extends AutoCloseable {
  /**
   * Moves to the next record.
   *
   * @return false if there is none yet.
   * @throws JournalException if the record is damaged, naming segment, sequence and what to do, or
   *     if the journal was cut before this cursor's position.
   */
  boolean next();

  /**
   * Sequence of the record that the cursor is on.
   *
   * @return 0 before the first {@link #next}.
   */
  long sequence();

  /**
   * Buffer that holds the record: read-only, valid until the next call on this cursor.
   *
   * @return the buffer.
   */
  DirectBuffer buffer();

  /**
   * Where the record begins.
   *
   * @return index in {@link #buffer()}.
   */
  int offset();

  /**
   * Its length.
   *
   * @return length in bytes.
   */
  int length();

  @Override
  void close();
}
