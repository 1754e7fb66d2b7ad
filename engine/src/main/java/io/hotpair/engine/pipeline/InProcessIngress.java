package io.hotpair.engine.pipeline;

import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.MutableDirectBuffer;

/**
 * The way in for the engine that embeds a replica: claims a slot of the ring, has the operation
 * written into it, and commits it. Nothing waits and nothing is copied. One thread for each
 * instance; there may be several instances, each is a session of its own.
 *
 * <p>Only the primary takes operations; on another node {@link #tryClaim} says {@link
 * #NOT_PRIMARY}.
 */
public final class InProcessIngress {
  /** {@link #tryClaim}: an operation can be written. */
  public static final int CLAIMED = 1;

  /** {@link #tryClaim}: no room now; come again. */
  public static final int BACK_PRESSURED = -1;

  /** {@link #tryClaim}: this node does not sequence now. */
  public static final int NOT_PRIMARY = -2;

  private static final long NOTHING = -1;

  private final OperationRing ring;
  private final Place place;
  private final long sessionId;
  private final SlotPublisher publisher;
  private final RecordWriter writer = new RecordWriter();
  private long openedInEpoch;
  private long position = NOTHING;
  private int claimedLength;
  private long clientSequence;

  /**
   * Creates one.
   *
   * @param ring of the node.
   * @param place of the node.
   * @param egress gives the answers back.
   * @param sessionId a negative number that no other client has.
   * @param answers called by the apply thread.
   */
  public InProcessIngress(
      OperationRing ring, Place place, Egress egress, long sessionId, InProcessAnswers answers) {
    this.ring = ring;
    this.place = place;
    this.sessionId = sessionId;
    publisher = new SlotPublisher(ring);
    egress.register(sessionId, answers);
  }

  /**
   * Claims room for an operation. It must be followed by {@link #commit} or {@link #abort}.
   *
   * @param length of the operation in bytes.
   * @return {@link #CLAIMED}, {@link #BACK_PRESSURED} or {@link #NOT_PRIMARY}.
   * @throws IllegalArgumentException if the operation is longer than the setting allows.
   */
  public int tryClaim(int length) {
    if (length < 0 || length > ring.maxPayloadLength()) {
      throw new IllegalArgumentException(
          "operation of " + length + " bytes: 0 to " + ring.maxPayloadLength());
    }
    if (position != NOTHING) {
      throw new IllegalStateException(
          "the operation claimed before is neither committed nor aborted");
    }
    long epoch = place.sequencingEpoch();
    if (epoch == 0) {
      return NOT_PRIMARY;
    }
    if (place.isIntakeStopped()) {
      return BACK_PRESSURED;
    }
    // Opened again in each epoch: the record of an earlier opening may have been cut.
    if (openedInEpoch != epoch) {
      if (!publisher.sessionOpen(sessionId, 0, "")) {
        return BACK_PRESSURED;
      }
      openedInEpoch = epoch;
    }
    position = ring.tryClaimForClient();
    if (position == OperationRing.FULL) {
      position = NOTHING;
      return BACK_PRESSURED;
    }
    claimedLength = length;
    return CLAIMED;
  }

  /**
   * Buffer in which the claimed operation is to be written.
   *
   * @return the buffer.
   */
  public MutableDirectBuffer buffer() {
    return ring.slot(position).record();
  }

  /**
   * Where the claimed operation is to be written.
   *
   * @return index in {@link #buffer()}.
   */
  public int offset() {
    return ring.slot(position).payloadOffset();
  }

  /**
   * Has the claimed operation sequenced.
   *
   * @return the client sequence with which its answer comes.
   */
  public long commit() {
    clientSequence++;
    RingSlot slot = ring.slot(position);
    RecordKind kind = RecordKind.OPERATION;
    int length = writer.encode(slot.record(), 0, kind, sessionId, clientSequence, claimedLength);
    slot.unsequenced(kind, sessionId, clientSequence, length);
    publish();
    return clientSequence;
  }

  /** Gives the claimed room back. */
  public void abort() {
    ring.slot(position).state(SlotState.DROPPED);
    ring.slot(position).voidKind();
    publish();
  }

  private void publish() {
    long claimed = position;
    position = NOTHING;
    ring.publish(claimed);
  }
}
