package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Deletes segments that are no longer needed, or moves them to an archive. One thread at a time.
 */
final class SegmentPruner {
  private final SegmentStore store;
  private final Path archive;

  SegmentPruner(SegmentStore store, Path archive) {
    this.store = store;
    this.archive = archive;
  }

  /**
   * Lets segments go, the oldest first, each in one step: a crash leaves a journal that begins with
   * one of them, or the one behind them.
   */
  void dispose(List<SegmentId> segments) throws IOException {
    for (SegmentId segment : segments) {
      if (archive != null) {
        archive(segment);
      }
      if (Files.exists(store.path(segment))) {
        DurableFiles.deleteTree(store.setAside(segment));
      }
    }
  }

  private void archive(SegmentId segment) throws IOException {
    Path directory = archive.resolve(SegmentStore.DIRECTORY_NAME);
    DurableFiles.createDirectories(directory);
    Path identity = archive.resolve(NodeIdentity.FILE_NAME);
    if (!Files.exists(identity)) {
      Files.copy(store.journalDirectory().resolve(NodeIdentity.FILE_NAME), identity);
    }
    Path target = directory.resolve(segment.toString());
    if (isSameDisk(directory)) {
      DurableFiles.rename(store.path(segment), target);
    } else if (!Files.exists(target)) {
      copy(segment, target);
    }
  }

  private boolean isSameDisk(Path directory) throws IOException {
    FileStore own = Files.getFileStore(store.journalDirectory());
    return own.equals(Files.getFileStore(directory));
  }

  private void copy(SegmentId segment, Path target) throws IOException {
    Path aside = target.resolveSibling(DurableFiles.ASIDE_PREFIX + segment);
    if (Files.exists(aside)) {
      DurableFiles.deleteTree(aside);
    }
    Files.createDirectory(aside);
    for (Path file : DurableFiles.list(store.path(segment))) {
      Files.copy(
          file, aside.resolve(file.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    DurableFiles.forceTree(aside);
    DurableFiles.rename(aside, target);
  }
}
