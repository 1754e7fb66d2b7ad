package io.hotpair.engine.replica;

import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.pipeline.Place;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stops intake while the disk is nearly full, so that what is in flight can still be committed. One
 * thread, which may be slow.
 */
final class DiskWatch {
  private final Path directory;
  private final FileStore disk;
  private final long lowBytes;
  private final Place place;
  private final EventLog log;
  private volatile boolean isLow;
  private volatile long freeBytes;

  DiskWatch(Path directory, long lowBytes, Place place, EventLog log) {
    this.directory = directory;
    this.lowBytes = lowBytes;
    this.place = place;
    this.log = log;
    try {
      disk = Files.getFileStore(directory);
    } catch (IOException e) {
      throw new IllegalStateException("cannot find the disk of " + directory + ": " + e, e);
    }
    look();
  }

  /** Looks at the free space. */
  void look() {
    long free;
    try {
      free = disk.getUsableSpace();
    } catch (IOException e) {
      return; // the journal meets the same trouble, and names it
    }
    freeBytes = free;
    if (free < lowBytes != isLow) {
      boolean isLowNow = free < lowBytes;
      isLow = isLowNow;
      place.stopIntake(isLowNow);
      log.event(
          isLowNow ? "diskLow" : "diskEnough",
          "directory",
          directory.toString(),
          "freeBytes",
          free,
          "lowBytes",
          lowBytes,
          "message",
          isLowNow ? "nothing more is taken from clients until some is freed" : "");
    }
  }

  /** Whether intake is stopped. Any thread. */
  boolean isLow() {
    return isLow;
  }

  /** Free space at the last look. Any thread. */
  long freeBytes() {
    return freeBytes;
  }
}
