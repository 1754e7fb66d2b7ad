package io.hotpair.engine.pipeline;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Operations that arrived from clients and that no record has carried yet, in order of arrival:
 * what a hot node sequences at once when it is promoted. Bounded; what finds no room is forgotten,
 * which its client makes good by repeating it. Sequencing thread.
 */
public final class PendingOperations {
  private static final int TYPE = 1;
  private static final int SESSION_OFFSET = 0;
  private static final int CLIENT_SEQUENCE_OFFSET = 8;
  private static final int BYTES_OFFSET = 16;

  private final OneToOneRingBuffer queue;
  private final ClientSequences clientSequences;
  private final ControlledMessageHandler trimmer = this::onTrim;
  private final ControlledMessageHandler drainer = this::onDrain;
  private Taker taker;
  private boolean isRefused;
  private long forgotten;

  /** Takes operations that are to be sequenced. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes an operation.
     *
     * @return false if there is no room now.
     */
    boolean onPending(
        long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length);
  }

  /**
   * Creates an empty one.
   *
   * @param capacity in bytes; a power of two.
   * @param clientSequences knows what records have carried.
   */
  public PendingOperations(int capacity, ClientSequences clientSequences) {
    this.clientSequences = clientSequences;
    queue =
        new OneToOneRingBuffer(
            new UnsafeBuffer(
                ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
  }

  /**
   * Remembers an operation.
   *
   * @param sessionId of its client.
   * @param clientSequence of the operation.
   * @param buffer that holds it; the bytes are copied.
   * @param offset where it begins.
   * @param length in bytes.
   */
  public void add(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    int index = queue.tryClaim(TYPE, BYTES_OFFSET + length);
    if (index < 0) {
      forgotten++;
      return;
    }
    queue.buffer().putLong(index + SESSION_OFFSET, sessionId);
    queue.buffer().putLong(index + CLIENT_SEQUENCE_OFFSET, clientSequence);
    queue.buffer().putBytes(index + BYTES_OFFSET, buffer, offset, length);
    queue.commit(index);
  }

  /**
   * Forgets what records have carried by now.
   *
   * @param limit how many at most.
   * @return how many.
   */
  public int trim(int limit) {
    return queue.controlledRead(trimmer, limit);
  }

  private ControlledMessageHandler.Action onTrim(
      int type, MutableDirectBuffer buffer, int index, int length) {
    long last = clientSequences.last(buffer.getLong(index + SESSION_OFFSET));
    boolean isCarried =
        last == ClientSequences.UNKNOWN || buffer.getLong(index + CLIENT_SEQUENCE_OFFSET) <= last;
    return isCarried
        ? ControlledMessageHandler.Action.CONTINUE
        : ControlledMessageHandler.Action.ABORT;
  }

  /**
   * Hands operations over, in order of arrival, to be sequenced.
   *
   * @param next takes the operations.
   * @param limit how many at most.
   * @return true if nothing is left.
   */
  public boolean drain(Taker next, int limit) {
    taker = next;
    isRefused = false;
    int left = limit;
    while (queue.size() > 0 && !isRefused && left > 0) {
      // One call ends where the buffer does.
      left -= queue.controlledRead(drainer, left);
    }
    return queue.size() == 0;
  }

  private ControlledMessageHandler.Action onDrain(
      int type, MutableDirectBuffer buffer, int index, int length) {
    boolean isTaken =
        taker.onPending(
            buffer.getLong(index + SESSION_OFFSET),
            buffer.getLong(index + CLIENT_SEQUENCE_OFFSET),
            buffer,
            index + BYTES_OFFSET,
            length - BYTES_OFFSET);
    isRefused = !isTaken;
    return isTaken
        ? ControlledMessageHandler.Action.CONTINUE
        : ControlledMessageHandler.Action.ABORT;
  }

  /**
   * Whether nothing is remembered.
   *
   * @return true if empty.
   */
  public boolean isEmpty() {
    return queue.size() == 0;
  }

  /**
   * Operations that found no room.
   *
   * @return count.
   */
  public long forgotten() {
    return forgotten;
  }
}
