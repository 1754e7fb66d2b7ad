package io.hotpair.engine.snapshot;

import java.nio.file.Path;

/** What happens to a node's snapshots, rarely: for logs and tests. Any thread; must not block. */
public interface SnapshotEvents {
  /** That of somebody who does not care. */
  SnapshotEvents NONE = new SnapshotEvents() {};

  /** A snapshot was taken. */
  default void onTaken(Snapshotter.Taken taken) {}

  /** No snapshot could be taken, and why; it is tried again when the next one is due. */
  default void onNotTaken(long sequence, String why) {}

  /** The live state and the second instance differ. */
  default void onDivergence(SnapshotDivergenceException divergence) {}

  /** A snapshot cannot be used, and why. */
  default void onSkipped(Path path, String why) {}

  /** So much of a snapshot has come from the primary. */
  default void onReceiving(long sequence, long bytes, long totalBytes) {}

  /** A snapshot has come whole from the primary, and is on the disk. */
  default void onReceived(long sequence, long totalBytes) {}

  /** The journal was pruned, and now begins there. */
  default void onPruned(long firstSequence) {}
}
