package io.hotpair.engine.kv;

import io.hotpair.engine.service.Operation;
import org.agrona.DirectBuffer;

/** An operation of some bytes of a buffer. */
final class RawOperation implements Operation {
  DirectBuffer buffer;
  int offset;
  int length;

  RawOperation(DirectBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public long sequence() {
    return 1;
  }

  @Override
  public long timestampNs() {
    return 0;
  }

  @Override
  public long sessionId() {
    return 1;
  }

  @Override
  public long clientSequence() {
    return 1;
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
