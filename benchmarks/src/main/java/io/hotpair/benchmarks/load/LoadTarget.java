package io.hotpair.benchmarks.load;

import org.agrona.DirectBuffer;

/**
 * A client of a system under test. One thread calls everything, and calls {@link #poll} all the
 * time; nothing here blocks.
 */
public interface LoadTarget extends AutoCloseable {
  /** Hears answers. Called from within {@link #poll}. */
  interface AnswerSink {
    /**
     * The first answer to an operation.
     *
     * @param number that {@link #offer} returned.
     * @param atNs monotonic time at which it was there.
     */
    void onAnswer(long number, long atNs);
  }

  /** {@link #offer}: no room now. */
  long NO_ROOM = -1;

  /**
   * Offers an operation.
   *
   * @param buffer that holds it; the bytes are copied.
   * @param offset where it begins.
   * @param length in bytes.
   * @return its number: 1, 2, 3, ..., or {@link #NO_ROOM}; then nothing has happened.
   */
  long offer(DirectBuffer buffer, int offset, int length);

  /**
   * Does what is due.
   *
   * @return how much was done; 0 if the caller may idle.
   */
  int poll();

  /**
   * Operations that will never be answered, because the system lost them without saying so.
   *
   * @return count, 0 for a system that sends them again.
   */
  default long givenUp() {
    return 0;
  }

  @Override
  void close();
}
