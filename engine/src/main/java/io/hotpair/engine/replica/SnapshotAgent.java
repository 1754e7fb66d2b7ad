package io.hotpair.engine.replica;

import io.hotpair.engine.host.ThreadSetup;
import io.hotpair.engine.snapshot.FileSnapshotDepot;
import io.hotpair.engine.snapshot.SnapshotKeeper;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The thread of a replica's snapshots and of retention. It may be slow: minutes for a large state.
 * What there is to do is done by a thread that is made for it and may stand back; this one, which
 * is always there, only looks whether there is any.
 */
final class SnapshotAgent implements Agent {
  private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final FileSnapshotDepot depot;
  private final SnapshotKeeper keeper;
  private final ThreadSetup setup;
  private final FailureLatch failure;
  private final NanoClock clock;
  private volatile long installed;
  private long nextNs;

  /**
   * Creates it.
   *
   * @param keeper null if the node takes no snapshots.
   * @param setup of the thread that does the work.
   */
  SnapshotAgent(
      FileSnapshotDepot depot,
      SnapshotKeeper keeper,
      ThreadSetup setup,
      FailureLatch failure,
      NanoClock clock) {
    this.depot = depot;
    this.keeper = keeper;
    this.setup = setup;
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
    boolean isDue = isKeeperDue() || depot.hasWork();
    if (isDue) {
      setup.run("hotpair-slow-work", this::work);
    }
    return isDue ? 1 : 0;
  }

  private boolean isKeeperDue() {
    long nowNs = clock.nanoTime();
    if (keeper == null || nowNs - nextNs < 0) {
      return false;
    }
    nextNs = nowNs + INTERVAL_NS;
    long sequence = installed;
    if (sequence > 0) {
      installed = 0;
      keeper.onInstalled(sequence);
    }
    return keeper.hasWork();
  }

  private void work() {
    depot.work();
    if (keeper != null) {
      keeper.work();
    }
  }

  @Override
  public String roleName() {
    return "hotpair-snapshots";
  }
}
