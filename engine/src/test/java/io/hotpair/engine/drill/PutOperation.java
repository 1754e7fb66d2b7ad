package io.hotpair.engine.drill;

import io.hotpair.engine.service.Operation;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A put of the session of {@link RecordedPair}, for tests. */
final class PutOperation implements Operation {
  private final UnsafeBuffer bytes;

  PutOperation(String value) {
    bytes = RecordedPair.put(value);
  }

  @Override
  public long sequence() {
    return 2;
  }

  @Override
  public long timestampNs() {
    return 2;
  }

  @Override
  public long sessionId() {
    return RecordedPair.SESSION_ID;
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
    return bytes;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return bytes.capacity();
  }
}
