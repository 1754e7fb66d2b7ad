package io.hotpair.engine.orderbook;

import io.hotpair.engine.service.Operation;
import org.agrona.DirectBuffer;

/** An operation out of a buffer, for tests. */
final class BytesOperation implements Operation {
  private DirectBuffer buffer;
  private int offset;
  private int length;
  private long sequence;

  BytesOperation wrap(DirectBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    sequence++;
    return this;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public long timestampNs() {
    return sequence;
  }

  @Override
  public long sessionId() {
    return 1;
  }

  @Override
  public long clientSequence() {
    return sequence;
  }

  @Override
  public boolean possibleRepeat() {
    return false;
  }

  @Override
  public DirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public int length() {
    return length;
  }
}
