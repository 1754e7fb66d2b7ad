package io.hotpair.engine.session;

import io.hotpair.engine.service.Operation;
import io.hotpair.journal.RecordFlyweight;
import org.agrona.DirectBuffer;

/** A record out of the journal as the service sees it. One thread. */
final class JournaledOperation implements Operation {
  private final RecordFlyweight record;

  JournaledOperation(RecordFlyweight record) {
    this.record = record;
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

  /** Always: whatever comes out of a journal may have been put out before. */
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
