package io.hotpair.engine.drill;

import io.hotpair.engine.load.LoadObserver;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/**
 * All that the client saw: when each operation was sent and answered, by whom, and with which
 * bytes. The load thread writes; others may read what {@link #answered} has counted.
 */
final class AnswerLog implements LoadObserver {
  private static final long NONE = Long.MIN_VALUE;

  private final long[] sentAtNs;
  private final long[] answeredAtNs;
  private final long[] answerAt;
  private final int[] answerLength;
  private final byte[] answeredBy;
  private final long[] recordOf;
  private final AnswerStore store = new AnswerStore();
  private final AtomicLong answered = new AtomicLong();
  private long repeated;

  /** Makes room for so many operations. */
  AnswerLog(int count) {
    sentAtNs = new long[count + 1];
    answeredAtNs = new long[count + 1];
    answerAt = new long[count + 1];
    answerLength = new int[count + 1];
    answeredBy = new byte[count + 1];
    recordOf = new long[count + 1];
    // Writing touches the pages now, not while the load runs.
    java.util.Arrays.fill(sentAtNs, NONE);
    java.util.Arrays.fill(answeredAtNs, NONE);
  }

  @Override
  public void onOffered(long clientSequence, long atNs) {
    sentAtNs[(int) clientSequence] = atNs;
  }

  @Override
  public void onAnswer(
      long clientSequence, int nodeId, long atNs, DirectBuffer buffer, int offset, int length) {
    int index = (int) clientSequence;
    if (answeredAtNs[index] != NONE) {
      repeated++;
      return;
    }
    answerAt[index] = store.add(buffer, offset, length);
    answerLength[index] = length;
    answeredBy[index] = (byte) nodeId;
    answeredAtNs[index] = atNs;
    answered.lazySet(answered.get() + 1);
  }

  /** Takes note of the record that carries an operation, once the journals are read. */
  void recorded(long clientSequence, long sequence) {
    if (clientSequence > 0 && clientSequence <= capacity()) {
      recordOf[(int) clientSequence] = sequence;
    }
  }

  /** Sequence of the record that carries an operation; 0 if none is known to. */
  long recordOf(long clientSequence) {
    return recordOf[(int) clientSequence];
  }

  /** Takes note that one operation more than is known may have been sent. */
  void offerMayBeMissing() {
    for (int i = capacity() - 1; i > 0; i--) {
      if (sentAtNs[i] != NONE) {
        sentAtNs[i + 1] = sentAtNs[i];
        return;
      }
    }
  }

  /** How many operations are known to have been sent. */
  long offered() {
    return java.util.Arrays.stream(sentAtNs).filter(atNs -> atNs != NONE).count();
  }

  /** Greatest client sequence that there is room for. */
  int capacity() {
    return sentAtNs.length - 1;
  }

  boolean isOffered(long clientSequence) {
    return clientSequence > 0
        && clientSequence <= capacity()
        && sentAtNs[(int) clientSequence] != NONE;
  }

  boolean isAnswered(long clientSequence) {
    return clientSequence > 0
        && clientSequence <= capacity()
        && answeredAtNs[(int) clientSequence] != NONE;
  }

  long sentAtNs(long clientSequence) {
    return sentAtNs[(int) clientSequence];
  }

  long answeredAtNs(long clientSequence) {
    return answeredAtNs[(int) clientSequence];
  }

  int answeredBy(long clientSequence) {
    return answeredBy[(int) clientSequence];
  }

  int answerLength(long clientSequence) {
    return answerLength[(int) clientSequence];
  }

  DirectBuffer answerBuffer(long clientSequence) {
    return store.buffer(answerAt[(int) clientSequence]);
  }

  int answerOffset(long clientSequence) {
    return store.offset(answerAt[(int) clientSequence]);
  }

  /** Whether the client got exactly these bytes. */
  boolean isAnswer(long clientSequence, DirectBuffer buffer, int length) {
    if (!isAnswered(clientSequence) || answerLength(clientSequence) != length) {
      return false;
    }
    DirectBuffer own = answerBuffer(clientSequence);
    int offset = answerOffset(clientSequence);
    for (int i = 0; i < length; i++) {
      if (own.getByte(offset + i) != buffer.getByte(i)) {
        return false;
      }
    }
    return true;
  }

  /** Answers delivered to the application once more. */
  long repeated() {
    return repeated;
  }

  /** Operations that have an answer; what came before can be read by any thread. */
  long answered() {
    return answered.get();
  }

  /** When the last answer came, or {@link Long#MIN_VALUE} if there is none yet. Any thread. */
  long lastAnswerNs() {
    int count = (int) Math.min(answered(), capacity());
    return count == 0 ? NONE : answeredAtNs[count];
  }

  /**
   * The longest time without an answer that overlaps a span.
   *
   * @param count how many operations were answered when asked.
   */
  AnswerGap longestGap(long fromNs, long toNs, long count) {
    AnswerGap longest = AnswerGap.NONE;
    long lastNs = NONE;
    for (int i = 1; i <= Math.min(count, capacity()); i++) {
      long atNs = answeredAtNs[i];
      if (atNs == NONE || atNs <= lastNs) {
        continue;
      }
      boolean isOverlapping = lastNs != NONE && lastNs <= toNs && atNs >= fromNs;
      if (isOverlapping && atNs - lastNs > longest.lengthNs()) {
        longest = new AnswerGap(lastNs, atNs, answeredBy[i]);
      }
      lastNs = atNs;
    }
    return longest;
  }
}
