package io.hotpair.benchmarks.micro;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ServiceContext;
import org.agrona.DirectBuffer;

/** An operation for a service that is called without a node. One thread. */
final class BenchOperation implements Operation, ServiceContext {
  private DirectBuffer buffer;
  private int offset;
  private int length;
  private long sequence;

  BenchOperation next(DirectBuffer operation, int at, int operationLength) {
    buffer = operation;
    offset = at;
    length = operationLength;
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

  @Override
  public void scheduleTimer(long correlationId, long deadlineNs) {
    throw new UnsupportedOperationException("no timers here");
  }

  @Override
  public boolean cancelTimer(long correlationId) {
    return false;
  }
}
