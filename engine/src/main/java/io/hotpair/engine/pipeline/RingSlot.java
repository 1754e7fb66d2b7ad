package io.hotpair.engine.pipeline;

import io.hotpair.engine.service.Operation;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.RecordLayout;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One slot of the ring: an encoded record, with the fields that the stages look at beside it.
 * Written by a producer until it is published, then by the sequencing thread until it is committed,
 * then read only.
 */
public final class RingSlot implements Operation {
  private final UnsafeBuffer buffer;
  private SlotState state = SlotState.DROPPED;
  private RecordKind kind = RecordKind.NULL_VAL;
  private long epoch;
  private long sequence;
  private long timestampNs;
  private long sessionId;
  private long clientSequence;
  private int length;
  private boolean isPossibleRepeat;

  RingSlot(UnsafeBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Something that the primary is to sequence; its payload is to be put at {@link #payloadOffset}.
   */
  void unsequenced(RecordKind recordKind, long session, long clientNumber, int recordLength) {
    state = SlotState.UNSEQUENCED;
    kind = recordKind;
    epoch = 0;
    sequence = 0;
    timestampNs = 0;
    sessionId = session;
    clientSequence = clientNumber;
    length = recordLength;
    isPossibleRepeat = false;
  }

  /** A record as it came. */
  void record(RecordFlyweight record, boolean isReplayed) {
    state = isReplayed ? SlotState.REPLAYED : SlotState.SEQUENCED;
    kind = record.kind();
    epoch = record.epoch();
    sequence = record.sequence();
    timestampNs = record.timestampNs();
    sessionId = record.sessionId();
    clientSequence = record.clientSequence();
    length = record.length();
    isPossibleRepeat = isReplayed;
    buffer.putBytes(0, record.buffer(), record.offset(), length);
  }

  /** A request to this node only: to give the answer to an operation again. */
  void repeatRequest(long session, long clientNumber) {
    unsequenced(RecordKind.NULL_VAL, session, clientNumber, 0);
    state = SlotState.LOCAL;
  }

  /** A snapshot that takes the place of the state. */
  void snapshot(long lastSequence) {
    unsequenced(RecordKind.NULL_VAL, 0, 0, 0);
    state = SlotState.SNAPSHOT;
    sequence = lastSequence;
  }

  /** The primary has given it its place. */
  void sequenced(long recordEpoch, long recordSequence, long recordTimestampNs) {
    epoch = recordEpoch;
    sequence = recordSequence;
    timestampNs = recordTimestampNs;
  }

  /** Nothing is in it. */
  void voidKind() {
    kind = RecordKind.NULL_VAL;
  }

  void state(SlotState next) {
    state = next;
  }

  void possibleRepeat(boolean isRepeat) {
    isPossibleRepeat = isRepeat;
  }

  SlotState state() {
    return state;
  }

  RecordKind kind() {
    return kind;
  }

  long epoch() {
    return epoch;
  }

  UnsafeBuffer record() {
    return buffer;
  }

  int recordLength() {
    return length;
  }

  int payloadOffset() {
    return RecordLayout.PAYLOAD_OFFSET;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public long timestampNs() {
    return timestampNs;
  }

  @Override
  public long sessionId() {
    return sessionId;
  }

  @Override
  public long clientSequence() {
    return clientSequence;
  }

  @Override
  public boolean possibleRepeat() {
    return isPossibleRepeat;
  }

  @Override
  public DirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return RecordLayout.PAYLOAD_OFFSET;
  }

  @Override
  public int length() {
    return length - RecordLayout.PAYLOAD_OFFSET;
  }
}
