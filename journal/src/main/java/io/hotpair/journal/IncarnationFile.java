package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The durable counter of a node's starts: the file INCARNATION. */
final class IncarnationFile {
  static final String FILE_NAME = "INCARNATION";

  private final Path file;

  IncarnationFile(Path directory) {
    file = directory.resolve(FILE_NAME);
  }

  /** A number above all that this directory gave out before, forced before it is returned. */
  long next(long nowMs) throws IOException {
    long next = Math.max(previous() + 1, nowMs);
    DurableFiles.replace(file, next + "\n");
    return next;
  }

  private long previous() throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    String text = Files.readString(file).trim();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new JournalException(
          file + " is not a number: '" + text + "'; write one above all incarnations so far", e);
    }
  }
}
