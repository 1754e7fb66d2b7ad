package io.hotpair.transport;

import io.hotpair.transport.sbe.AnswerStatus;
import org.agrona.DirectBuffer;

/** Hears what nodes say to a client. */
@FunctionalInterface
public interface AnswerHandler {
  /**
   * A node answers. Called on the polling thread.
   *
   * @param nodeId of the node.
   * @param status what kind of answer it is.
   * @param sessionId of the session.
   * @param clientSequence of the operation that is answered, 0 if the answer is about the session.
   * @param sequence of the record that carries the operation.
   * @param payload buffer that holds the service's answer; valid during the call.
   * @param offset where it begins.
   * @param length in bytes, may be 0.
   */
  void onAnswer(
      int nodeId,
      AnswerStatus status,
      long sessionId,
      long clientSequence,
      long sequence,
      DirectBuffer payload,
      int offset,
      int length);
}
