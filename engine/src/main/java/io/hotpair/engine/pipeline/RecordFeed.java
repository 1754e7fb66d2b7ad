package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.RecordCheck;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.EpochStartDecoder;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.DirectBuffer;

/**
 * Records from the primary, live or out of its journal, on the other nodes. Takes in what follows
 * its own journal and nothing else; a damaged record is refused and counted, and the gap it leaves
 * is filled from the primary's journal. Sequencing thread.
 */
public final class RecordFeed {
  private static final long NOT_AN_EPOCH_START = -1;

  private final OperationRing ring;
  private final ReplicaProtocol protocol;
  private final SlotPublisher publisher;
  private final StageObserver observer;
  private final RecordFlyweight record = new RecordFlyweight();
  private final EpochStartDecoder epochStart = new EpochStartDecoder();
  private long damaged;

  /**
   * Creates it.
   *
   * @param ring of the node.
   * @param protocol judges the records.
   * @param observer is told of the stages.
   */
  public RecordFeed(OperationRing ring, ReplicaProtocol protocol, StageObserver observer) {
    this.ring = ring;
    this.protocol = protocol;
    this.observer = observer;
    publisher = new SlotPublisher(ring);
  }

  /**
   * A record of the live stream.
   *
   * @param buffer that holds it; valid only during the call.
   * @param offset where it begins.
   * @param length in bytes.
   * @return false if there is no room now, and the same record is to be given again.
   */
  public boolean onLive(DirectBuffer buffer, int offset, int length) {
    if (ring.free() == 0) {
      return false;
    }
    if (isWhole(buffer, offset, length)
        && protocol.judge(record.epoch(), record.sequence(), previousEpoch())) {
      take();
    }
    return true;
  }

  /**
   * A record out of the primary's journal.
   *
   * @param viewEpoch epoch of the view in which it was sent.
   * @param buffer that holds it; valid only during the call.
   * @param offset where it begins.
   * @param length in bytes.
   * @return false if there is no room now, and the same record is to be given again.
   */
  public boolean onCatchUp(long viewEpoch, DirectBuffer buffer, int offset, int length) {
    if (ring.free() == 0) {
      return false;
    }
    if (isWhole(buffer, offset, length)
        && protocol.judgeCatchUp(viewEpoch, record.epoch(), record.sequence(), previousEpoch())) {
      take();
    }
    return true;
  }

  private boolean isWhole(DirectBuffer buffer, int offset, int length) {
    RecordCheck check = record.wrap(buffer, offset, length).verify();
    boolean isWhole =
        check == RecordCheck.OK
            && record.payloadLength() <= ring.maxPayloadLength()
            && record.payloadLength() >= leastPayload(record.kind());
    if (!isWhole) {
      damaged++;
    }
    return isWhole;
  }

  private static int leastPayload(RecordKind kind) {
    return kind == RecordKind.EPOCH_START ? EpochStartDecoder.BLOCK_LENGTH : 0;
  }

  private long previousEpoch() {
    if (record.kind() != RecordKind.EPOCH_START) {
      return NOT_AN_EPOCH_START;
    }
    return epochStart
        .wrap(
            record.buffer(),
            record.payloadOffset(),
            EpochStartDecoder.BLOCK_LENGTH,
            EpochStartDecoder.SCHEMA_VERSION)
        .previousEpoch();
  }

  private void take() {
    // Only this thread and in-process clients put slots in, and there was room: but a client may
    // just have
    // taken the last slot. Then the record is left out, like one that was lost, and catch-up brings
    // it.
    if (publisher.record(record, false)) {
      observer.on(
          StageObserver.Stage.RECEIVED,
          record.sessionId(),
          record.clientSequence(),
          record.sequence());
      protocol.onTaken(record.epoch(), record.sequence());
    }
  }

  /**
   * Records that were refused because they were damaged, of another version, or too long.
   *
   * @return count.
   */
  public long damaged() {
    return damaged;
  }
}
