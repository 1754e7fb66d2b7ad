package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * What a reader may leave where a segment just was: Chronicle makes the data file of a queue anew,
 * with its directory and even if it only reads, when the file goes away between the look for it and
 * the opening. Such a directory has nothing but that empty file, and is no segment.
 */
final class GhostSegment {
  private GhostSegment() {}

  /**
   * Whether a directory with a segment's name is none; a segment with damage is not taken for one.
   */
  static boolean is(Path directory) throws IOException {
    if (Files.exists(directory.resolve(SegmentHeader.FILE_NAME))) {
      return false;
    }
    try {
      for (Path file : DurableFiles.list(directory)) {
        boolean isData = file.toString().endsWith(SingleChronicleQueue.SUFFIX);
        if (!isData || Files.size(file) > 0) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      return true; // it is just going
    }
  }

  /** Removes a directory if it is a ghost; somebody else may be at it too. */
  static void remove(Path directory) throws IOException {
    if (!is(directory)) {
      return;
    }
    try {
      for (Path file : DurableFiles.list(directory)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      // another reader undoes it, or is just making it: that one removes it
    }
  }
}
