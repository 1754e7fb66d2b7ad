package io.hotpair.engine.tools;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.MutableDirectBuffer;

/** A service that is wrong on purpose: its 50th answer is random. */
public final class RandomAnswerService implements ReplicatedService {
  private static final int RANDOM_ONE = 50;

  private long count;

  @Override
  public void onStart(ServiceContext context) {}

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    count++;
    answer.putLong(0, count == RANDOM_ONE ? ThreadLocalRandom.current().nextLong() : count);
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
    return count;
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
