package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The free space of the disk that a journal is on, of which some is kept. It asks for a directory
 * that stays, because a segment may be removed while somebody asks. Any thread.
 */
final class FreeSpace {
  private final Path directory;
  private final FileStore disk;
  private final long minFreeBytes;

  private FreeSpace(Path directory, FileStore disk, long minFreeBytes) {
    this.directory = directory;
    this.disk = disk;
    this.minFreeBytes = minFreeBytes;
  }

  static FreeSpace of(Path directory, long minFreeBytes) throws IOException {
    return new FreeSpace(directory, Files.getFileStore(directory), minFreeBytes);
  }

  /** Throws if the disk has less than is kept free. */
  void require() {
    try {
      long free = disk.getUsableSpace();
      if (free < minFreeBytes) {
        throw new JournalException(
            directory
                + ": "
                + free
                + " bytes are free on the disk, fewer than the "
                + minFreeBytes
                + " that are kept (minFreeBytes): free some and restart the node");
      }
    } catch (IOException e) {
      throw new JournalException(directory + ": cannot ask for the disk's free space: " + e, e);
    }
  }

  /** Whether the disk has so many bytes more than those that are kept free. */
  boolean has(long bytes) throws IOException {
    return disk.getUsableSpace() - bytes >= minFreeBytes;
  }
}
