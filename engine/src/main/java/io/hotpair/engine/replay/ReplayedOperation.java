package io.hotpair.engine.replay;

import io.hotpair.engine.service.Operation;
import io.hotpair.journal.RecordFlyweight;
import org.agrona.DirectBuffer;

/** A journaled record as the service sees it. */
final class ReplayedOperation implements Operation {
  private RecordFlyweight record;

  ReplayedOperation wrap(RecordFlyweight source) {
    record = source;
    return this;
  }

  @Override
  public long sequence() {
    return record.sequence();
  }

  @Override
  public long timestampNs() {
    return record.timestampNs();
  }

  @Override
  public long sessionId() {
    return record.sessionId();
  }

  @Override
  public long clientSequence() {
    return record.clientSequence();
  }

  /** Always: whatever is replayed was put out before. */
  @Override
  public boolean possibleRepeat() {
    return true;
  }

  @Override
  public DirectBuffer buffer() {
    return record.buffer();
  }

  @Override
  public int offset() {
    return record.payloadOffset();
  }

  @Override
  public int length() {
    return record.payloadLength();
  }
}
