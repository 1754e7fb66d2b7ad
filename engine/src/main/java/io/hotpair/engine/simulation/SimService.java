package io.hotpair.engine.simulation;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * A small deterministic service: registers, timers, and a digest over everything that ever happened
 * to it, so that any two histories that differ show at once.
 */
final class SimService implements ReplicatedService {
  /** Length of an operation in bytes: client, number, key, value. */
  static final int OPERATION_LENGTH = 4 * Long.BYTES;

  private static final int KEYS = 8;
  private static final long TIMER_NS = 3_000_000;

  private final Observer observer;
  private final long[] registers = new long[KEYS];
  private ServiceContext context;
  private long hash;
  private long count;
  private long timestampNs;

  /** Sees every operation that is applied. */
  @FunctionalInterface
  interface Observer {
    void onApplied(Operation operation, long stateHash);
  }

  SimService(Observer observer) {
    this.observer = observer;
  }

  @Override
  public void onStart(ServiceContext serviceContext) {
    context = serviceContext;
  }

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    time(operation.timestampNs());
    long key = operation.buffer().getLong(operation.offset() + 16, ByteOrder.LITTLE_ENDIAN);
    long value = operation.buffer().getLong(operation.offset() + 24, ByteOrder.LITTLE_ENDIAN);
    int index = (int) Long.remainderUnsigned(key, KEYS);
    long former = registers[index];
    registers[index] = value;
    count++;
    hash = Mix.of(hash, operation.sequence());
    hash = Mix.of(hash, operation.timestampNs());
    hash = Mix.of(hash, operation.sessionId() + operation.clientSequence());
    hash = Mix.of(hash, operation.buffer(), operation.offset(), operation.length());
    if (value % 5 == 0) {
      context.scheduleTimer(operation.sequence(), operation.timestampNs() + TIMER_NS);
    } else if (value % 17 == 0) {
      hash = Mix.of(hash, context.cancelTimer(operation.sequence() - 1) ? 1 : 0);
    }
    observer.onApplied(operation, hash);
    answer.putLong(0, count, ByteOrder.LITTLE_ENDIAN);
    answer.putLong(8, hash, ByteOrder.LITTLE_ENDIAN);
    answer.putLong(16, former, ByteOrder.LITTLE_ENDIAN);
    return 3 * Long.BYTES;
  }

  private void time(long nowNs) {
    if (nowNs < timestampNs) {
      throw new Violation("time-goes-on", "replicated time fell by " + (timestampNs - nowNs));
    }
    timestampNs = nowNs;
  }

  @Override
  public void onTimer(long correlationId, long nowNs) {
    time(nowNs);
    hash = Mix.of(Mix.of(hash, correlationId), nowNs);
  }

  @Override
  public void onSessionOpen(long sessionId, long nowNs) {
    time(nowNs);
    hash = Mix.of(Mix.of(hash, sessionId), nowNs);
  }

  @Override
  public void onSessionClose(long sessionId, long nowNs) {
    time(nowNs);
    hash = Mix.of(Mix.of(hash, -sessionId), nowNs);
  }

  @Override
  public long digest() {
    return hash;
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    throw new UnsupportedOperationException("no snapshots in the simulator yet");
  }

  @Override
  public void readSnapshot(SnapshotInput input) {
    throw new UnsupportedOperationException("no snapshots in the simulator yet");
  }
}
