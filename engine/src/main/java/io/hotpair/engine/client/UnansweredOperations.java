package io.hotpair.engine.client;

import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The operations that have no answer yet, kept to be sent again. Bounded by the session's window:
 * the nodes keep as many answers, so the oldest operation here always finds its answer there. One
 * thread; allocates only while its entries grow.
 */
final class UnansweredOperations {
  private static final int SMALLEST_ENTRY = 64;

  private final UnsafeBuffer[] operations;
  private final int[] lengths;
  private final boolean[] isAnswered;
  private final UnsafeBuffer[] answers;
  private final int[] answerLengths;
  private final long[] answerSequences;
  private final int[] answerNodes;
  private final int mask;
  private long oldest = 1;
  private long next = 1;

  UnansweredOperations(int window) {
    operations = new UnsafeBuffer[window];
    lengths = new int[window];
    isAnswered = new boolean[window];
    answers = new UnsafeBuffer[window];
    answerLengths = new int[window];
    answerSequences = new long[window];
    answerNodes = new int[window];
    mask = window - 1;
  }

  /**
   * Client sequence of the oldest operation without an answer, or of the next one if there is none.
   */
  long oldest() {
    return oldest;
  }

  /** Client sequence that the next operation gets. */
  long next() {
    return next;
  }

  boolean isEmpty() {
    return oldest == next;
  }

  boolean isFull() {
    return next - oldest > mask;
  }

  void add(DirectBuffer buffer, int offset, int length) {
    int index = (int) next & mask;
    operations[index] = withRoom(operations[index], length);
    operations[index].putBytes(0, buffer, offset, length);
    lengths[index] = length;
    isAnswered[index] = false;
    next++;
  }

  private static UnsafeBuffer withRoom(UnsafeBuffer buffer, int length) {
    if (buffer != null && buffer.capacity() >= length) {
      return buffer;
    }
    int capacity = BitUtil.findNextPositivePowerOfTwo(Math.max(SMALLEST_ENTRY, length));
    return new UnsafeBuffer(new byte[capacity]);
  }

  /** Whether an operation has been offered and has no answer yet. */
  boolean isOpen(long clientSequence) {
    return clientSequence >= oldest && clientSequence < next && !isAnswered(clientSequence);
  }

  /** The oldest operation was answered, and its answer handed over. */
  void onOldestAnswered() {
    oldest++;
  }

  /** Keeps an answer that came before that of an older operation. */
  void keep(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    int index = (int) clientSequence & mask;
    answers[index] = withRoom(answers[index], length);
    answers[index].putBytes(0, buffer, offset, length);
    answerLengths[index] = length;
    answerSequences[index] = sequence;
    answerNodes[index] = nodeId;
    isAnswered[index] = true;
  }

  /**
   * Hands over the answer that was kept for the oldest operation; returns whether there was one.
   */
  boolean handOverKept(AnswerListener listener) {
    if (isEmpty() || !isAnswered(oldest)) {
      return false;
    }
    int index = (int) oldest & mask;
    long clientSequence = oldest;
    oldest++;
    listener.onAnswer(
        clientSequence,
        answerSequences[index],
        answerNodes[index],
        answers[index],
        0,
        answerLengths[index]);
    return true;
  }

  boolean isAnswered(long clientSequence) {
    return isAnswered[(int) clientSequence & mask];
  }

  DirectBuffer buffer(long clientSequence) {
    return operations[(int) clientSequence & mask];
  }

  int length(long clientSequence) {
    return lengths[(int) clientSequence & mask];
  }
}
