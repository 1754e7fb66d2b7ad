package io.hotpair.benchmarks.system;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Hotpair's reference service, called by a peer's adapter. One thread; allocates nothing. */
final class ServiceCall implements Operation, ServiceContext {
  private final ReplicatedService service;
  private final MutableDirectBuffer answer = new ExpandableArrayBuffer();
  private DirectBuffer buffer;
  private int offset;
  private int length;
  private long sequence;
  private long timestampNs;

  ServiceCall(ReplicatedService service) {
    this.service = service;
    service.onStart(this);
  }

  /** Applies an operation; the answer is in {@link #answer} then. Returns its length. */
  int apply(DirectBuffer operation, int at, int operationLength, long nowNs) {
    buffer = operation;
    offset = at;
    length = operationLength;
    timestampNs = nowNs;
    sequence++;
    return service.onOperation(this, answer);
  }

  MutableDirectBuffer answer() {
    return answer;
  }

  @Override
  public void scheduleTimer(long correlationId, long deadlineNs) {
    throw new UnsupportedOperationException("the services of a benchmark use no timers");
  }

  @Override
  public boolean cancelTimer(long correlationId) {
    return false;
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
