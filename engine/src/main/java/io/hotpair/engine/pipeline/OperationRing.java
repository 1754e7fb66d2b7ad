package io.hotpair.engine.pipeline;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.hotpair.journal.RecordLayout;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The Disruptor ring of a node, with the positions of its stages. Any thread may claim and publish;
 * nobody ever waits: what finds no room is told so.
 *
 * <p>Positions are the ring's own, one for each slot; the sequence of a record is in its slot.
 */
public final class OperationRing {
  /** In place of a position, where the ring is full. */
  public static final long FULL = -1;

  private final RingBuffer<RingSlot> ring;
  private final Sequence journaled = new Sequence();
  private final Sequence replicated = new Sequence();
  private final Sequence committed = new Sequence();
  private final Sequence applied = new Sequence();
  private final int maxPayloadLength;

  /**
   * Allocates the ring.
   *
   * @param size slots; a power of two.
   * @param maxPayloadLength longest payload of a record, in bytes.
   */
  public OperationRing(int size, int maxPayloadLength) {
    this.maxPayloadLength = maxPayloadLength;
    int slotLength =
        BitUtil.align(RecordLayout.recordLength(maxPayloadLength), BitUtil.CACHE_LINE_LENGTH);
    SlotFactory slots = new SlotFactory(slotLength);
    // Every consumer polls, so the wait strategy is never used.
    ring = RingBuffer.createMultiProducer(slots::next, size, new YieldingWaitStrategy());
    ring.addGatingSequences(replicated, applied);
  }

  private static final class SlotFactory {
    private static final int SLOTS_PER_CHUNK = 256;

    private final int slotLength;
    private ByteBuffer chunk;
    private int used = SLOTS_PER_CHUNK;

    SlotFactory(int slotLength) {
      this.slotLength = slotLength;
    }

    RingSlot next() {
      if (used == SLOTS_PER_CHUNK) {
        chunk =
            BufferUtil.allocateDirectAligned(
                SLOTS_PER_CHUNK * slotLength, BitUtil.CACHE_LINE_LENGTH);
        used = 0;
      }
      return new RingSlot(new UnsafeBuffer(chunk, used++ * slotLength, slotLength));
    }
  }

  /**
   * Claims the next slot; it must be published, or the ring stands still.
   *
   * @return its position, or {@link #FULL}.
   */
  public long tryClaim() {
    try {
      return ring.tryNext();
    } catch (InsufficientCapacityException e) {
      return FULL;
    }
  }

  RingSlot slot(long position) {
    return ring.get(position);
  }

  void publish(long position) {
    ring.publish(position);
  }

  boolean isPublished(long position) {
    return ring.isAvailable(position);
  }

  /**
   * How many slots are free.
   *
   * @return count.
   */
  public long free() {
    return ring.remainingCapacity();
  }

  /**
   * Longest payload of a record.
   *
   * @return bytes.
   */
  public int maxPayloadLength() {
    return maxPayloadLength;
  }

  Sequence journaled() {
    return journaled;
  }

  Sequence replicated() {
    return replicated;
  }

  Sequence committed() {
    return committed;
  }

  Sequence applied() {
    return applied;
  }
}
