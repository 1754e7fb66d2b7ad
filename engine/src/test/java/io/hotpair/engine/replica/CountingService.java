package io.hotpair.engine.replica;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.MutableDirectBuffer;

/**
 * Adds the number in each operation to a sum and answers with the sum: an operation lost or
 * repeated shows.
 */
final class CountingService implements ReplicatedService {
  private long sum;

  @Override
  public void onStart(ServiceContext context) {}

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    sum += operation.buffer().getLong(operation.offset());
    answer.putLong(0, sum);
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
    return sum;
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
