package io.hotpair.engine.session;

import java.util.stream.LongStream;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The last answers of one session, so that an operation offered again gets its first answer again.
 * Bounded: a client never has more operations unanswered than the window, so an answer that is
 * pushed out was received. Apply thread only; allocates only until its buffers suffice.
 */
public final class ReplyCache {
  private final int mask;
  private final long[] clientSequences;
  private final long[] sequences;
  private final int[] lengths;
  private final UnsafeBuffer[] answers;
  private final AnswerBuffers buffers = new AnswerBuffers();

  /**
   * Creates an empty one.
   *
   * @param window how many answers it keeps; a power of two.
   */
  public ReplyCache(int window) {
    if (!BitUtil.isPowerOfTwo(window)) {
      throw new IllegalArgumentException("the session window must be a power of two: " + window);
    }
    mask = window - 1;
    clientSequences = new long[window];
    sequences = new long[window];
    lengths = new int[window];
    answers = new UnsafeBuffer[window];
  }

  /**
   * Keeps an answer, in place of the one that is a window older.
   *
   * @param clientSequence of the operation.
   * @param sequence of its record.
   * @param buffer that holds the answer at index 0.
   * @param length of the answer in bytes.
   */
  public void put(long clientSequence, long sequence, DirectBuffer buffer, int length) {
    int index = (int) clientSequence & mask;
    UnsafeBuffer entry = buffers.exchange(answers[index], length);
    answers[index] = entry;
    entry.putBytes(0, buffer, 0, length);
    lengths[index] = length;
    sequences[index] = sequence;
    clientSequences[index] = clientSequence;
  }

  /**
   * Whether the answer to an operation is still there.
   *
   * @param clientSequence of the operation.
   * @return true if it is.
   */
  public boolean contains(long clientSequence) {
    return clientSequence > 0 && clientSequences[(int) clientSequence & mask] == clientSequence;
  }

  /**
   * Sequence of the record of an operation whose answer is there.
   *
   * @param clientSequence of the operation.
   * @return sequence.
   */
  public long sequence(long clientSequence) {
    return sequences[(int) clientSequence & mask];
  }

  /**
   * Buffer that holds an answer that is there, at index 0.
   *
   * @param clientSequence of the operation.
   * @return the buffer; read only.
   */
  public DirectBuffer buffer(long clientSequence) {
    return answers[(int) clientSequence & mask];
  }

  /**
   * Length of an answer that is there.
   *
   * @param clientSequence of the operation.
   * @return length in bytes.
   */
  public int length(long clientSequence) {
    return lengths[(int) clientSequence & mask];
  }

  /** Client sequences of the answers that are there, in ascending order. */
  long[] keptSorted() {
    return LongStream.of(clientSequences).filter(kept -> kept > 0).sorted().toArray();
  }
}
