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
  private final long[] sentAtNs;
  private final boolean[] isAnswered;
  private final int mask;
  private long oldest = 1;
  private long next = 1;

  UnansweredOperations(int window) {
    operations = new UnsafeBuffer[window];
    lengths = new int[window];
    sentAtNs = new long[window];
    isAnswered = new boolean[window];
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

  void add(DirectBuffer buffer, int offset, int length, long nowNs) {
    int index = (int) next & mask;
    UnsafeBuffer operation = operations[index];
    if (operation == null || operation.capacity() < length) {
      int capacity = BitUtil.findNextPositivePowerOfTwo(Math.max(SMALLEST_ENTRY, length));
      operation = new UnsafeBuffer(new byte[capacity]);
      operations[index] = operation;
    }
    operation.putBytes(0, buffer, offset, length);
    lengths[index] = length;
    sentAtNs[index] = nowNs;
    isAnswered[index] = false;
    next++;
  }

  /**
   * An answer came.
   *
   * @return true if it is the first for its operation.
   */
  boolean onAnswer(long clientSequence) {
    if (clientSequence < oldest || clientSequence >= next) {
      return false;
    }
    int index = (int) clientSequence & mask;
    if (isAnswered[index]) {
      return false;
    }
    isAnswered[index] = true;
    while (oldest < next && isAnswered[(int) oldest & mask]) {
      oldest++;
    }
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

  long sentAtNs(long clientSequence) {
    return sentAtNs[(int) clientSequence & mask];
  }

  void onSentAgain(long clientSequence, long nowNs) {
    sentAtNs[(int) clientSequence & mask] = nowNs;
  }
}
