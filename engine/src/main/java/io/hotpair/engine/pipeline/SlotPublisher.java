package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.View;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.RecordLayout;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.AdmitEncoder;
import io.hotpair.journal.sbe.EpochStartEncoder;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.journal.sbe.SessionOpenedEncoder;
import org.agrona.DirectBuffer;

/**
 * Puts things into the ring. Each method returns false, and has done nothing, if the ring is full.
 * One thread for each instance.
 */
public final class SlotPublisher {
  private final OperationRing ring;
  private final RecordWriter writer = new RecordWriter();
  private final EpochStartEncoder epochStart = new EpochStartEncoder();
  private final AdmitEncoder admit = new AdmitEncoder();
  private final SessionOpenedEncoder sessionOpened = new SessionOpenedEncoder();

  /**
   * Creates one.
   *
   * @param ring to put things into.
   */
  public SlotPublisher(OperationRing ring) {
    this.ring = ring;
  }

  /** Puts a client's operation in, to be sequenced. */
  boolean operation(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    long position = ring.tryClaimForClient();
    if (position == OperationRing.FULL) {
      return false;
    }
    RingSlot slot = claimed(position, RecordKind.OPERATION, sessionId, clientSequence, length);
    slot.record().putBytes(RecordLayout.PAYLOAD_OFFSET, buffer, offset, length);
    ring.publish(position);
    return true;
  }

  /** Puts the beginning of a session in, to be sequenced. */
  boolean sessionOpen(long sessionId, int responseStreamId, String responseChannel) {
    long position = ring.tryClaimForClient();
    if (position == OperationRing.FULL) {
      return false;
    }
    int length =
        SessionOpenedEncoder.BLOCK_LENGTH
            + SessionOpenedEncoder.responseChannelHeaderLength()
            + responseChannel.length();
    RingSlot slot = claimed(position, RecordKind.SESSION_OPEN, sessionId, 0, length);
    sessionOpened
        .wrap(slot.record(), RecordLayout.PAYLOAD_OFFSET)
        .responseStreamId(responseStreamId)
        .responseChannel(responseChannel);
    ring.publish(position);
    return true;
  }

  /** Puts a record without payload in, to be sequenced: a session's end, or a timer. */
  boolean plain(RecordKind kind, long sessionId, long clientSequence) {
    long position = ring.tryClaimForClient();
    if (position == OperationRing.FULL) {
      return false;
    }
    claimed(position, kind, sessionId, clientSequence, 0);
    ring.publish(position);
    return true;
  }

  /** Puts an EpochStart in, to be sequenced; its view's version goes with it as client sequence. */
  boolean epochStart(View view, long previousEpoch, int nodeId, long incarnation) {
    long position = ring.tryClaim();
    if (position == OperationRing.FULL) {
      return false;
    }
    RingSlot slot =
        claimed(
            position, RecordKind.EPOCH_START, 0, view.version(), EpochStartEncoder.BLOCK_LENGTH);
    epochStart
        .wrap(slot.record(), RecordLayout.PAYLOAD_OFFSET)
        .version(view.version())
        .previousEpoch(previousEpoch)
        .primaryIncarnation(incarnation)
        .primaryId(nodeId)
        .isForced((short) (view.isForced() ? 1 : 0));
    ring.publish(position);
    return true;
  }

  /** Puts an Admit, or its cancellation, in, to be sequenced. */
  boolean admit(RecordKind kind, long version, int newcomerId, long newcomerIncarnation) {
    long position = ring.tryClaim();
    if (position == OperationRing.FULL) {
      return false;
    }
    RingSlot slot = claimed(position, kind, 0, 0, AdmitEncoder.BLOCK_LENGTH);
    admit
        .wrap(slot.record(), RecordLayout.PAYLOAD_OFFSET)
        .version(version)
        .incarnation(newcomerIncarnation)
        .nodeId(newcomerId);
    ring.publish(position);
    return true;
  }

  /** Puts a record in as it came, to be journaled, or out of this node's own journal. */
  boolean record(RecordFlyweight record, boolean isReplayed) {
    long position = ring.tryClaim();
    if (position == OperationRing.FULL) {
      return false;
    }
    ring.slot(position).record(record, isReplayed);
    ring.publish(position);
    return true;
  }

  /**
   * Has the answer to an operation, or to the opening of a session (0), given again by this node.
   */
  boolean repeatRequest(long sessionId, long clientSequence) {
    long position = ring.tryClaimForRequest();
    if (position == OperationRing.FULL) {
      return false;
    }
    ring.slot(position).repeatRequest(sessionId, clientSequence);
    ring.publish(position);
    return true;
  }

  private RingSlot claimed(
      long position, RecordKind kind, long sessionId, long clientSequence, int payloadLength) {
    RingSlot slot = ring.slot(position);
    int length = writer.encode(slot.record(), 0, kind, sessionId, clientSequence, payloadLength);
    slot.unsequenced(kind, sessionId, clientSequence, length);
    return slot;
  }
}
