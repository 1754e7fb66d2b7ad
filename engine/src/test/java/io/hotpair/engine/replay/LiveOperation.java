package io.hotpair.engine.replay;

import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.service.Operation;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Operations of a source as a service sees them, without a journal. */
final class LiveOperation implements Operation {
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
  private int length;
  private long count;

  boolean next(OperationSource source) {
    length = source.next(buffer, 0);
    count++;
    return length >= 0;
  }

  @Override
  public long sequence() {
    return count + 2;
  }

  @Override
  public long timestampNs() {
    return JournalMaker.START_NS + sequence() * JournalMaker.STEP_NS;
  }

  @Override
  public long sessionId() {
    return 1;
  }

  @Override
  public long clientSequence() {
    return count;
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
    return 0;
  }

  @Override
  public int length() {
    return length;
  }
}
