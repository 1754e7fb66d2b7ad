package io.hotpair.engine.replay;

import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.snapshot.NewerSnapshotException;
import io.hotpair.engine.snapshot.Pacer;
import io.hotpair.engine.snapshot.SnapshotException;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.engine.snapshot.SnapshotStore;
import io.hotpair.journal.JournalException;
import io.hotpair.journal.JournalScan;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot as the beginning of a replay, in place of record 1. Any thread. */
public final class ReplayStart {
  private final SnapshotFile snapshot;

  ReplayStart(SnapshotFile snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The newest whole snapshot of a node that is not behind an end, and that the journal goes on
   * from. Snapshots that are damaged are passed over.
   *
   * @param directory of the node; it may be running.
   * @param toSequence last record that is wanted.
   * @param untilNs moment up to which records are wanted, nanoseconds since 1970-01-01T00:00Z.
   * @return empty if there is none.
   * @throws JournalException if there is no journal.
   * @throws NewerSnapshotException if a snapshot is of a newer format than this build reads.
   */
  public static Optional<SnapshotFile> newest(Path directory, long toSequence, long untilNs) {
    long firstSequence;
    try (JournalScan scan = JournalScan.open(directory)) {
      firstSequence = scan.firstSequence();
    }
    for (SnapshotStore.Entry entry : new SnapshotStore(directory).list()) {
      if (entry.sequence() <= toSequence && entry.sequence() + 1 >= firstSequence) {
        Optional<SnapshotFile> file = whole(entry.path());
        if (file.isPresent() && file.get().header().timestampNs() <= untilNs) {
          return file;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<SnapshotFile> whole(Path path) {
    try {
      return Optional.of(SnapshotFile.verify(path, Pacer.none()));
    } catch (NewerSnapshotException e) {
      throw e;
    } catch (SnapshotException e) {
      return Optional.empty();
    }
  }

  /** Puts the snapshot's state in place; the scan begins with the record behind it. */
  void restore(JournalScan scan, ReplicatedState state) {
    if (scan.firstSequence() > snapshot.sequence() + 1) {
      throw new JournalException(
          "the journal begins with record "
              + scan.firstSequence()
              + ", but snapshot "
              + snapshot.path()
              + " ends with record "
              + snapshot.sequence()
              + ": take a newer one");
    }
    require(snapshot.header().cluster(), scan.clusterName(), "cluster");
    require(snapshot.header().service(), state.serviceName(), "service");
    snapshot.restore(state);
  }

  private void require(String found, String wanted, String what) {
    if (!found.equals(wanted)) {
      throw new SnapshotException(
          "snapshot "
              + snapshot.path()
              + " is of "
              + what
              + " '"
              + found
              + "', not '"
              + wanted
              + "'");
    }
  }
}
