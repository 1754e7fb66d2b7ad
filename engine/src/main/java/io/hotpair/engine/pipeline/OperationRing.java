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
  private final int keptFree;
  private final int keptFreeOfRequests;

  /**
   * Allocates the ring.
   *
   * @param size slots; a power of two.
   * @param maxPayloadLength longest payload of a record, in bytes.
   */
  public OperationRing(int size, int maxPayloadLength) {
    this.maxPayloadLength = maxPayloadLength;
    keptFree = size / 4;
    keptFreeOfRequests = size - size / 8;
    int slotLength =
        BitUtil.align(RecordLayout.recordLength(maxPayloadLength), BitUtil.CACHE_LINE_LENGTH);
    SlotFactory slots = new SlotFactory(slotLength, Math.min(size, SlotFactory.SLOTS_PER_CHUNK));
    // Every consumer polls, so the wait strategy is never used.
    ring = RingBuffer.createMultiProducer(slots::next, size, new YieldingWaitStrategy());
    ring.addGatingSequences(replicated, applied);
  }

  private static final class SlotFactory {
    private static final int SLOTS_PER_CHUNK = 256;

    private final int slotLength;
    private final int slotsPerChunk;
    private ByteBuffer chunk;
    private int used;

    SlotFactory(int slotLength, int slotsPerChunk) {
      this.slotLength = slotLength;
      this.slotsPerChunk = slotsPerChunk;
    }

    RingSlot next() {
      if (chunk == null || used == slotsPerChunk) {
        chunk =
            BufferUtil.allocateDirectAligned(slotsPerChunk * slotLength, BitUtil.CACHE_LINE_LENGTH);
        used = 0;
      }
      return new RingSlot(new UnsafeBuffer(chunk, used++ * slotLength, slotLength));
    }
  }

  /**
   * Claims the next slot for something that a client, or the service, wants; it must be published,
   * or the ring stands still. A quarter of the ring is kept free of that: while an Admit record, or
   * a new epoch, waits for another node, nothing commits, and the record that ends the waiting must
   * still find room, on this node and on those that follow it.
   *
   * @return its position, or {@link #FULL}.
   */
  public long tryClaimForClient() {
    return ring.hasAvailableCapacity(keptFree) ? tryClaim() : FULL;
  }

  /**
   * Claims the next slot for a request that concerns this node only; it must be published, or the
   * ring stands still. Such requests get an eighth of the ring at most, because the records of
   * another node's ring must find room beside them.
   *
   * @return its position, or {@link #FULL}.
   */
  long tryClaimForRequest() {
    return ring.hasAvailableCapacity(keptFreeOfRequests) ? tryClaim() : FULL;
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
