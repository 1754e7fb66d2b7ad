package io.hotpair.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The steps by which a change of files survives a loss of power. */
final class DurableFiles {
  static final String ASIDE_PREFIX = ".tmp-";

  private DurableFiles() {}

  /** Creates a directory and its parents, and forces each name that is new. */
  static void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (!Files.isDirectory(absolute)) {
      createDirectories(absolute.getParent());
      Files.createDirectory(absolute);
      forceDirectory(absolute.getParent());
    }
  }

  /**
   * Replaces a file's text: afterwards, whatever happens, it has either the old text or the new.
   */
  static void replace(Path file, String text) throws IOException {
    Path aside = file.resolveSibling(ASIDE_PREFIX + file.getFileName());
    write(aside, text);
    rename(aside, file);
  }

  /** Writes a new file and forces it, but not its directory. */
  static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Renames a file or directory within its parent and forces the parent. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceDirectory(to.toAbsolutePath().getParent());
  }

  /** Forces a file's contents. */
  static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces the names in a directory. */
  static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Forces all files right below a directory, then the directory. */
  static void forceTree(Path directory) throws IOException {
    for (Path file : list(directory)) {
      forceFile(file);
    }
    forceDirectory(directory);
  }

  /** What is in a directory, sorted by name. */
  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }

  /** Deletes a directory and what is in it. */
  static void deleteTree(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> entries = Files.walk(directory)) {
      all = entries.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
