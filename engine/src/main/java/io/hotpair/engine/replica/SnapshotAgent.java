package io.hotpair.engine.replica;

import io.hotpair.engine.snapshot.FileSnapshotDepot;
import io.hotpair.engine.snapshot.SnapshotKeeper;
import io.hotpair.journal.ChronicleJournal;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/** The background thread of a replica: snapshots, retention, the disk. It may be slow. */
final class SnapshotAgent implements Agent {
  private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ChronicleJournal journal;
  private final FileSnapshotDepot depot;
  private final SnapshotKeeper keeper;
  private final DiskWatch disk;
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
      ChronicleJournal journal,
      FileSnapshotDepot depot,
      SnapshotKeeper keeper,
      DiskWatch disk,
      FailureLatch failure,
      NanoClock clock) {
    this.journal = journal;
    this.depot = depot;
    this.keeper = keeper;
    this.disk = disk;
    this.failure = failure;
    this.clock = clock;
  }

  /** Free space of the disk at the last look. Any thread. */
  long freeBytes() {
    return disk.freeBytes();
  }

  /** Whether that is so little that intake is stopped. Any thread. */
  boolean isDiskLow() {
    return disk.isLow();
  }

  /** A snapshot from the primary is in place. Any thread. */
  void onInstalled(long sequence) {
    installed = sequence;
  }

  @Override
  public void onStart() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
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
    disk.look();
    journal.maintain();
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
