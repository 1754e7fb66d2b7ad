package io.hotpair.engine.client;

import org.agrona.DirectBuffer;

/** Takes the answers of a {@link HotpairClient}. Called from within {@link HotpairClient#poll}. */
public interface AnswerListener {
  /**
   * The first answer to an operation; it comes once for each, in the order of the operations.
   *
   * @param clientSequence that {@link HotpairClient#offer} returned.
   * @param sequence of the record that carries the operation.
   * @param nodeId node whose answer came first.
   * @param buffer that holds the answer; valid only during the call.
   * @param offset where it begins.
   * @param length in bytes.
   */
  void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length);

  /**
   * The session is over: closed, timed out, or no node has answered for longer than the session
   * timeout. Operations without an answer may or may not have been applied.
   *
   * @param reason for people.
   */
  void onSessionLost(String reason);
}
