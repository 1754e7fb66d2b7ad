package io.hotpair.engine.replica;

import io.hotpair.journal.ChronicleJournal;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * Forces the journal every so many records or so long after the first record that is not forced,
 * whichever comes first. Nobody waits for it: it bounds what a loss of power of all hosts at once
 * can take, and costs answers only what it takes of the disk. A thread of its own, as a force may
 * take long.
 */
final class PeriodicForce implements Agent {
  private static final long LONGEST_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SHORTEST_LOOK_NS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final int LOOKS = 4;

  private final ChronicleJournal journal;
  private final long records;
  private final long intervalNs;
  private final FailureLatch failure;
  private final NanoClock clock;
  private long forcedRecords;
  private long unforcedSinceNs;

  /**
   * Creates it.
   *
   * @param records that may be appended between two forces; 0: any number.
   * @param intervalNs for which a record may stay unforced; 0: any time.
   */
  PeriodicForce(
      ChronicleJournal journal,
      long records,
      long intervalNs,
      FailureLatch failure,
      NanoClock clock) {
    this.journal = journal;
    this.records = records;
    this.intervalNs = intervalNs;
    this.failure = failure;
    this.clock = clock;
  }

  /** How long to wait between two looks at what was appended. */
  long lookIntervalNs() {
    long nanos = intervalNs == 0 ? LONGEST_LOOK_NS : intervalNs / LOOKS;
    return Math.max(SHORTEST_LOOK_NS, Math.min(LONGEST_LOOK_NS, nanos));
  }

  @Override
  public void onStart() {
    unforcedSinceNs = clock.nanoTime();
  }

  @Override
  public int doWork() {
    failure.check();
    long appended = journal.appendedRecords();
    long nowNs = clock.nanoTime();
    if (appended == forcedRecords) {
      unforcedSinceNs = nowNs;
      return 0;
    }
    boolean isFull = records > 0 && appended - forcedRecords >= records;
    boolean isTime = intervalNs > 0 && nowNs - unforcedSinceNs >= intervalNs;
    if (!isFull && !isTime) {
      return 0;
    }
    journal.forceAppended();
    // What came while the disk was at it counts as unforced since the force began.
    forcedRecords = appended;
    unforcedSinceNs = nowNs;
    return 1;
  }

  @Override
  public String roleName() {
    return "hotpair-force";
  }
}
