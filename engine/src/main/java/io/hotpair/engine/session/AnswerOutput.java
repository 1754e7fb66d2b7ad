package io.hotpair.engine.session;

import org.agrona.DirectBuffer;

/** Takes what leaves the replicated state on this node. Apply thread only; must not block. */
public interface AnswerOutput {
  /**
   * An operation was applied. Its answer is in the session's reply cache as well.
   *
   * @param session that offered it.
   * @param clientSequence of the operation.
   * @param sequence of its record.
   * @param buffer that holds the answer at index 0; valid only during the call.
   * @param length of the answer in bytes.
   */
  void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length);

  /**
   * An operation that was applied before was offered again.
   *
   * @param session that offered it.
   * @param clientSequence of the operation.
   */
  void onRepeat(Session session, long clientSequence);

  /**
   * A session began, or was opened again by its client.
   *
   * @param session that began.
   */
  void onOpened(Session session);

  /**
   * A session ended.
   *
   * @param session that ended.
   */
  void onClosed(Session session);
}
