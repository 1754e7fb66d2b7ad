package io.hotpair.engine.drill;

import io.hotpair.engine.snapshot.SnapshotKeeper;
import io.hotpair.engine.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks a node for snapshots, one after the other. One thread. */
final class SnapshotRequests {
  private final Path request;

  SnapshotRequests(Path nodeDirectory) {
    request = new SnapshotStore(nodeDirectory).directory().resolve(SnapshotKeeper.REQUEST_NAME);
  }

  /** Whether the last one that was asked for is done. */
  boolean isIdle() {
    return !Files.exists(request);
  }

  void ask() throws IOException {
    try {
      Files.createFile(request);
    } catch (FileAlreadyExistsException e) {
      // it is asked for already
    }
  }
}
