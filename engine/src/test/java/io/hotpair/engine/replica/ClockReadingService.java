package io.hotpair.engine.replica;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.MutableDirectBuffer;

/** Counts operations, and does at one of them what no service may: it reads a clock. */
final class ClockReadingService implements ReplicatedService {
  private final long clockReadAt;
  private long count;
  private long state;

  /** Reads the clock at the operation of that number. */
  ClockReadingService(long clockReadAt) {
    this.clockReadAt = clockReadAt;
  }

  @Override
  public void onStart(ServiceContext context) {}

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    count++;
    state += count == clockReadAt ? System.nanoTime() : 1;
    answer.putLong(0, count);
    return Long.BYTES;
  }

  @Override
  public void onTimer(long correlationId, long timestampNs) {}

  @Override
  public void onSessionOpen(long sessionId, long timestampNs) {}

  @Override
  public void onSessionClose(long sessionId, long timestampNs) {}

  @Override
  public long digest() {
    return state;
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void readSnapshot(SnapshotInput input) {
    throw new UnsupportedOperationException();
  }
}
