package io.hotpair.engine.drill;

import io.hotpair.engine.service.Operation;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.DirectBuffer;

/** A record of a journal as the service sees it. One thread. */
final class RecordOperation implements Operation {
  private final RecordFlyweight record = new RecordFlyweight();

  static long epochOf(JournalCursor cursor) {
    return new RecordFlyweight().wrap(cursor.buffer(), cursor.offset(), cursor.length()).epoch();
  }

  RecordOperation wrap(JournalCursor cursor) {
    record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
    return this;
  }

  RecordKind kind() {
    return record.kind();
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

  @Override
  public boolean possibleRepeat() {
    return false;
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
