package io.hotpair.engine.pipeline;

import org.agrona.DirectBuffer;

/**
 * Takes the answers to an in-process client's operations. Called by the apply thread; must not
 * block.
 */
public interface InProcessAnswers {
  /**
   * An operation was applied.
   *
   * @param clientSequence that {@link InProcessIngress} gave it.
   * @param sequence of its record.
   * @param buffer that holds the answer; valid only during the call.
   * @param offset where it begins.
   * @param length in bytes.
   */
  void onAnswer(long clientSequence, long sequence, DirectBuffer buffer, int offset, int length);

  /**
   * An operation was not sequenced, or was cut before it was committed: this node lost its place in
   * between. It has no effect anywhere and may be offered again, here or on the new primary.
   *
   * @param clientSequence that {@link InProcessIngress} gave it.
   */
  void onDropped(long clientSequence);
}
