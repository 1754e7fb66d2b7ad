package io.hotpair.engine.replica;

import io.hotpair.engine.snapshot.FileSnapshotDepot;
import io.hotpair.engine.snapshot.SnapshotKeeper;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The thread of a replica's snapshots and of retention. It may be slow: minutes for a large state.
 */
final class SnapshotAgent implements Agent {
  private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final FileSnapshotDepot depot;
  private final SnapshotKeeper keeper;
  private final FailureLatch failure;
  private final NanoClock clock;
  private volatile long installed;
  private long nextNs;

  /**
   * Creates it.
   *
   * @param keeper null if the node takes no snapshots.
   */
  SnapshotAgent(
      FileSnapshotDepot depot, SnapshotKeeper keeper, FailureLatch failure, NanoClock clock) {
    this.depot = depot;
    this.keeper = keeper;
    this.failure = failure;
    this.clock = clock;
  }

  /** A snapshot from the primary is in place. Any thread. */
  void onInstalled(long sequence) {
    installed = sequence;
  }

  @Override
  public void onStart() {
    nextNs = clock.nanoTime();
  }

  @Override
  public int doWork() {
    failure.check();
    int work = depot.work();
    long nowNs = clock.nanoTime();
    if (nowNs - nextNs < 0) {
      return work;
    }
    nextNs = nowNs + INTERVAL_NS;
    if (keeper != null) {
      long sequence = installed;
      if (sequence > 0) {
        installed = 0;
        keeper.onInstalled(sequence);
      }
      work += keeper.work();
    }
    return work;
  }

  @Override
  public String roleName() {
    return "hotpair-snapshots";
  }
}
