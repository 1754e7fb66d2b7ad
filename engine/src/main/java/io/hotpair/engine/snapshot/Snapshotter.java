package io.hotpair.engine.snapshot;

import io.hotpair.engine.service.ReplicatedService;
import java.util.function.Supplier;
import org.agrona.concurrent.NanoClock;

/**
 * Takes snapshots beside the live node: it replays the node's own journal into a second instance of
 * the service, holds its digests against the live ones, and writes what it has come to. So the live
 * state is never touched, and each snapshot is a check of the service's determinism. One thread,
 * which may be slow.
 */
public final class Snapshotter {
  private final SnapshotStore store;
  private final JournalSource journal;
  private final Supplier<ReplicatedService> services;
  private final String cluster;
  private final int sessionWindow;
  private final Pacer pacer;
  private final Pacer writePacer;
  private final NanoClock clock;
  private ShadowState shadow;

  /**
   * A snapshot that was taken.
   *
   * @param sequence of the last record that is in it.
   * @param epoch of that record.
   * @param bytes length of the file.
   * @param replayed how many records were applied for it.
   * @param replayNs how long that took, with pauses.
   * @param writeNs how long writing took, with pauses.
   */
  public record Taken(
      long sequence, long epoch, long bytes, long replayed, long replayNs, long writeNs) {}

  /**
   * Creates one; nothing is read before the first snapshot.
   *
   * @param store for the snapshots.
   * @param journal of the node.
   * @param services gives a new, empty instance of the service.
   * @param cluster name of the pair.
   * @param sessionWindow as the live node has it.
   * @param pacer keeps the thread to its share of a core while it replays: it must keep up.
   * @param writePacer the same while it writes, which nothing waits for.
   * @param clock monotonic.
   */
  public Snapshotter(
      SnapshotStore store,
      JournalSource journal,
      Supplier<ReplicatedService> services,
      String cluster,
      int sessionWindow,
      Pacer pacer,
      Pacer writePacer,
      NanoClock clock) {
    this.store = store;
    this.journal = journal;
    this.services = services;
    this.cluster = cluster;
    this.sessionWindow = sessionWindow;
    this.pacer = pacer;
    this.writePacer = writePacer;
    this.clock = clock;
  }

  /**
   * Takes a snapshot.
   *
   * @param sequence of the last record to be in it; it must be committed.
   * @return what was taken.
   * @throws SnapshotDivergenceException if the second instance has come to another state than the
   *     live one.
   * @throws SnapshotException if it cannot be taken; the next call begins anew.
   * @throws io.hotpair.journal.JournalException if the journal cannot be read.
   */
  public Taken take(long sequence) {
    boolean isDone = false;
    try {
      long liveDigest = journal.digest(sequence);
      long startNs = clock.nanoTime();
      ShadowState at = shadowBefore(sequence);
      long from = at.sequence();
      at.replay(journal, sequence, pacer, this::check);
      check(sequence, liveDigest);
      long replayedNs = clock.nanoTime();
      journal.forceUpTo(sequence);
      SnapshotHeader header = at.header(cluster);
      long bytes = store.write(header, at.state(), writePacer);
      long writtenNs = clock.nanoTime();
      isDone = true;
      return new Taken(
          sequence,
          header.epoch(),
          bytes,
          sequence - from,
          replayedNs - startNs,
          writtenNs - replayedNs);
    } finally {
      if (!isDone) {
        shadow = null;
      }
    }
  }

  private ShadowState shadowBefore(long sequence) {
    if (shadow == null || shadow.sequence() > sequence) {
      shadow = new ShadowState(services.get(), sessionWindow);
      SnapshotFile base = newestUpTo(sequence);
      if (base != null) {
        shadow.restore(base, pacer);
      }
    }
    if (shadow.sequence() + 1 < journal.firstSequence()) {
      throw new SnapshotException(
          "the journal begins with record "
              + journal.firstSequence()
              + ", and there is no whole snapshot in "
              + store.directory()
              + " from which to go on there");
    }
    return shadow;
  }

  private SnapshotFile newestUpTo(long sequence) {
    for (SnapshotStore.Entry entry : store.list()) {
      if (entry.sequence() <= sequence && entry.sequence() + 1 >= journal.firstSequence()) {
        try {
          return SnapshotFile.verify(entry.path(), pacer);
        } catch (SnapshotException e) {
          // named when the node started, or when it was found; an older one does it too
        }
      }
    }
    return null;
  }

  private void check(long sequence) {
    check(sequence, journal.digest(sequence));
  }

  private void check(long sequence, long liveDigest) {
    if (liveDigest != JournalSource.NO_DIGEST) {
      long digest = shadow.state().digest();
      if (digest != liveDigest) {
        throw new SnapshotDivergenceException(sequence, liveDigest, digest);
      }
    }
  }

  /** Lets the second instance go; the next snapshot begins from the last one. */
  public void forget() {
    shadow = null;
  }
}
