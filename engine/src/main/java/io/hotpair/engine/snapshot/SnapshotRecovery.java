package io.hotpair.engine.snapshot;

import io.hotpair.journal.EpochTable;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Finds the snapshot that a starting node goes on from. One thread. */
public final class SnapshotRecovery {
  private final SnapshotStore store;
  private final String cluster;
  private final String service;
  private final BiConsumer<Path, String> onSkipped;

  /**
   * Creates it.
   *
   * @param store with the node's snapshots.
   * @param cluster name of the pair.
   * @param service name of the service.
   * @param onSkipped is told of each snapshot that cannot be used, and why.
   */
  public SnapshotRecovery(
      SnapshotStore store, String cluster, String service, BiConsumer<Path, String> onSkipped) {
    this.store = store;
    this.cluster = cluster;
    this.service = service;
    this.onSkipped = onSkipped;
  }

  /**
   * The newest whole snapshot from which the journal goes on.
   *
   * @param firstSequence first record of the journal.
   * @param epochs of the journal's records, to the last one.
   * @return null if there is none, and none is needed.
   * @throws SnapshotException if one is needed and there is none, or if one is of a newer format,
   *     or of another pair, service or history.
   */
  public SnapshotFile find(long firstSequence, EpochTable epochs) {
    for (SnapshotStore.Entry entry : store.list()) {
      if (entry.sequence() > epochs.lastSequence()) {
        onSkipped.accept(
            entry.path(), "it is ahead of the journal, which ends at " + epochs.lastSequence());
      } else if (entry.sequence() + 1 >= firstSequence) {
        SnapshotFile file = whole(entry.path());
        if (file != null) {
          requireOfThisNode(file, epochs);
          return file;
        }
      }
    }
    if (firstSequence > 1) {
      throw new SnapshotException(
          "the journal begins with record "
              + firstSequence
              + ", and "
              + store.directory()
              + " has no whole snapshot from which to go on there: restore one, or let the node"
              + " begin anew with an empty directory");
    }
    return null;
  }

  private SnapshotFile whole(Path path) {
    try {
      return SnapshotFile.verify(path, Pacer.none());
    } catch (NewerSnapshotException e) {
      throw e;
    } catch (SnapshotException e) {
      onSkipped.accept(path, e.getMessage());
      return null;
    }
  }

  private void requireOfThisNode(SnapshotFile file, EpochTable epochs) {
    SnapshotHeader header = file.header();
    require(file, header.cluster().equals(cluster), "cluster '" + header.cluster() + "'", cluster);
    require(file, header.service().equals(service), "service '" + header.service() + "'", service);
    if (!header.epochs().isSameAs(epochs.upTo(header.sequence()))) {
      throw new SnapshotException(
          "snapshot "
              + file.path()
              + " continues another history than the journal beside it: one of them was put there"
              + " by hand; let the node begin anew with an empty directory");
    }
  }

  private static void require(SnapshotFile file, boolean condition, String what, String own) {
    if (!condition) {
      throw new SnapshotException(
          "snapshot " + file.path() + " is of " + what + ", this node is of '" + own + "'");
    }
  }
}
