package io.hotpair.engine.snapshot;

import io.hotpair.journal.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.NanoClock;

/**
 * Has snapshots taken when they are due, or when somebody asks by the file {@link #REQUEST_NAME},
 * and lets go what they make superfluous. One thread, which may be slow.
 */
public final class SnapshotKeeper {
  /** A file of this name in the directory of snapshots asks for one; it goes when it is done. */
  public static final String REQUEST_NAME = "REQUEST";

  private final Snapshotter snapshotter;
  private final JournalSource journal;
  private final Retention retention;
  private final SnapshotSchedule schedule;
  private final long digestInterval;
  private final LongSupplier journalBytes;
  private final IntSupplier factor;
  private final SnapshotEvents events;
  private final NanoClock clock;
  private final Path request;
  private long lastSequence;
  private long lastBytes;
  private long lastNs;
  private boolean isRetentionDue = true;

  /**
   * Creates it.
   *
   * @param store of the node.
   * @param snapshotter of the node.
   * @param journal of the node.
   * @param retention of the node.
   * @param schedule when snapshots are due.
   * @param digestInterval records between two digests of the live node.
   * @param journalBytes how many bytes were appended to the journal, from any beginning.
   * @param factor on the intervals, by the node's role; 0: none are taken.
   * @param events is told what happens.
   * @param clock monotonic.
   */
  public SnapshotKeeper(
      SnapshotStore store,
      Snapshotter snapshotter,
      JournalSource journal,
      Retention retention,
      SnapshotSchedule schedule,
      long digestInterval,
      LongSupplier journalBytes,
      IntSupplier factor,
      SnapshotEvents events,
      NanoClock clock) {
    this.snapshotter = snapshotter;
    this.journal = journal;
    this.retention = retention;
    this.schedule = schedule;
    this.digestInterval = digestInterval;
    this.journalBytes = journalBytes;
    this.factor = factor;
    this.events = events;
    this.clock = clock;
    request = store.directory().resolve(REQUEST_NAME);
    lastSequence =
        store.list().stream().mapToLong(SnapshotStore.Entry::sequence).findFirst().orElse(0);
    lastBytes = journalBytes.getAsLong();
    lastNs = clock.nanoTime();
  }

  /**
   * Looks whether anything is due.
   *
   * @return whether {@link #work} would do something.
   */
  public boolean hasWork() {
    return isRetentionDue || isDue() || Files.exists(request);
  }

  /**
   * Does what is due.
   *
   * @return 0 if nothing was.
   */
  public int work() {
    int count = 0;
    boolean isRequested = Files.exists(request);
    if (isRequested || isDue()) {
      take();
      count++;
    }
    if (isRequested) {
      deleteRequest();
    }
    if (isRetentionDue) {
      isRetentionDue = letGo();
      count++;
    }
    return count;
  }

  private boolean letGo() {
    try {
      return retention.run();
    } catch (SnapshotException | JournalException | UncheckedIOException e) {
      events.onNotTaken(lastSequence, "nothing could be let go: " + e.getMessage());
      return false;
    }
  }

  private boolean isDue() {
    return schedule.isDue(
        target() - lastSequence,
        journalBytes.getAsLong() - lastBytes,
        clock.nanoTime() - lastNs,
        factor.getAsInt());
  }

  /** The last record after which the live node has taken a digest, if there is one. */
  private long target() {
    long committed = journal.committed();
    return committed < digestInterval ? committed : committed / digestInterval * digestInterval;
  }

  private void take() {
    long sequence = target();
    if (sequence <= lastSequence) {
      return;
    }
    lastBytes = journalBytes.getAsLong();
    lastNs = clock.nanoTime();
    lastSequence = sequence;
    try {
      events.onTaken(snapshotter.take(sequence));
      isRetentionDue = true;
    } catch (SnapshotDivergenceException e) {
      events.onDivergence(e);
    } catch (SnapshotException | JournalException | UncheckedIOException e) {
      events.onNotTaken(sequence, e.getMessage());
    }
  }

  private void deleteRequest() {
    try {
      Files.deleteIfExists(request);
    } catch (IOException e) {
      events.onNotTaken(lastSequence, request + " cannot be deleted: " + e);
    }
  }

  /**
   * Another snapshot is there, from the primary: the next one begins from it.
   *
   * @param sequence of the last record that is in it.
   */
  public void onInstalled(long sequence) {
    lastSequence = Math.max(lastSequence, sequence);
    snapshotter.forget();
  }
}
