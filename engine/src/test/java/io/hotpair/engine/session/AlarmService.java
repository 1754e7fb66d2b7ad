package io.hotpair.engine.session;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sets, moves and cancels timers. An operation is a timer's id and its deadline, or {@link #CANCEL}
 * to cancel it. A timer that fires sets another one.
 */
final class AlarmService implements ReplicatedService {
  static final int LENGTH = 2 * Long.BYTES;
  static final long CANCEL = -1;
  static final long CHAINED_AFTER_NS = 40_000_000;
  private static final long CHAINED = 1_000;

  private ServiceContext context;
  private long digest;

  @Override
  public void onStart(ServiceContext with) {
    context = with;
  }

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    long id = operation.buffer().getLong(operation.offset());
    long deadlineNs = operation.buffer().getLong(operation.offset() + Long.BYTES);
    boolean wasPending = false;
    if (deadlineNs == CANCEL) {
      wasPending = context.cancelTimer(id);
    } else {
      context.scheduleTimer(id, deadlineNs);
    }
    note(id * 31 + deadlineNs + (wasPending ? 1 : 0));
    answer.putLong(0, digest);
    answer.putLong(Long.BYTES, operation.sequence());
    // Of different lengths, so that a kept answer's length matters.
    return Long.BYTES + (int) (operation.sequence() % (Long.BYTES + 1));
  }

  @Override
  public void onTimer(long correlationId, long timestampNs) {
    note(correlationId * 17 + timestampNs);
    if (correlationId < CHAINED) {
      context.scheduleTimer(correlationId + CHAINED, timestampNs + CHAINED_AFTER_NS);
    }
  }

  private void note(long value) {
    digest = digest * 1_000_003 + value;
  }

  @Override
  public void onSessionOpen(long sessionId, long timestampNs) {
    note(sessionId);
  }

  @Override
  public void onSessionClose(long sessionId, long timestampNs) {
    note(-sessionId);
  }

  @Override
  public long digest() {
    return digest;
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    UnsafeBuffer frame = new UnsafeBuffer(new byte[Long.BYTES]);
    frame.putLong(0, digest);
    output.frame(frame, 0, Long.BYTES);
  }

  @Override
  public void readSnapshot(SnapshotInput input) {
    if (!input.poll((buffer, offset, length) -> digest = buffer.getLong(offset))) {
      throw new IllegalArgumentException("a frame is missing");
    }
  }
}
