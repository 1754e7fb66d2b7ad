package io.hotpair.samples;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

// sample:service
/**
 * The smallest engine: adds the number in each operation to a tally, and answers with the tally.
 */
public final class TallyService implements ReplicatedService {
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[Long.BYTES]);
  private long tally;

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    tally += operation.buffer().getLong(operation.offset());
    answer.putLong(0, tally);
    return Long.BYTES;
  }

  @Override
  public long digest() {
    return tally;
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    frame.putLong(0, tally);
    output.frame(frame, 0, Long.BYTES);
  }

  @Override
  public void readSnapshot(SnapshotInput input) {
    input.poll((DirectBuffer buffer, int offset, int length) -> tally = buffer.getLong(offset));
  }

  @Override
  public void onStart(ServiceContext context) {}

  @Override
  public void onTimer(long correlationId, long timestampNs) {}

  @Override
  public void onSessionOpen(long sessionId, long timestampNs) {}

  @Override
  public void onSessionClose(long sessionId, long timestampNs) {}
}
// sample:end
