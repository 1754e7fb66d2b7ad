package io.hotpair.engine.pipeline;

import org.agrona.DirectBuffer;

/** The way to one client. Apply thread only; never blocks. */
public interface AnswerChannel extends AutoCloseable {
  /** Opens channels. */
  @FunctionalInterface
  interface Opener {
    /**
     * Begins to open a channel.
     *
     * @param responseStreamId stream on which the client hears answers.
     * @param responseChannel channel on which the client hears answers.
     * @return the channel; not connected yet.
     */
    AnswerChannel open(int responseStreamId, String responseChannel);
  }

  /** What is said with an answer. */
  enum Status {
    OK,
    REPEAT,
    SESSION_OPENED,
    SESSION_CLOSED
  }

  /** What became of an answer. */
  enum Result {
    SENT,
    /** No room now. */
    BACK_PRESSURED,
    /** The client does not listen, or not yet. */
    NOT_CONNECTED,
    /** The channel cannot be used, now or later. */
    CLOSED
  }

  /**
   * Sends an answer.
   *
   * @return what became of it.
   */
  Result send(
      Status status,
      long sessionId,
      long clientSequence,
      long sequence,
      DirectBuffer buffer,
      int offset,
      int length);

  @Override
  void close();
}
