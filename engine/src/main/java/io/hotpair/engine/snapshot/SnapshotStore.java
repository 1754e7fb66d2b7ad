package io.hotpair.engine.snapshot;

import io.hotpair.engine.session.ReplicatedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory {@code snapshots} of a node: whole snapshots under their names, unfinished ones
 * under names that begin with a dot. One process; one thread at a time.
 */
public final class SnapshotStore {
  /** Name of the directory, in the node's. */
  public static final String DIRECTORY_NAME = "snapshots";

  private static final String ASIDE_PREFIX = ".tmp-";
  private static final Pattern NAME = Pattern.compile("s(\\d{1,18})-e(\\d{1,18})");

  private final Path directory;

  /**
   * A snapshot by its name; nothing of its content is known.
   *
   * @param path of the file.
   * @param sequence of the last record that is in it.
   * @param epoch of that record.
   */
  public record Entry(Path path, long sequence, long epoch) {}

  /**
   * Ties it to a node's directory; touches nothing.
   *
   * @param nodeDirectory that holds the node's journal.
   */
  public SnapshotStore(Path nodeDirectory) {
    directory = nodeDirectory.resolve(DIRECTORY_NAME);
  }

  /**
   * The directory of the snapshots.
   *
   * @return path; it need not exist.
   */
  public Path directory() {
    return directory;
  }

  /**
   * The snapshots that are there.
   *
   * @return the newest first.
   * @throws SnapshotException if the directory cannot be read.
   */
  public List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.forEach(
            file -> {
              Matcher name = NAME.matcher(file.getFileName().toString());
              if (name.matches()) {
                long sequence = Long.parseLong(name.group(1));
                entries.add(new Entry(file, sequence, Long.parseLong(name.group(2))));
              }
            });
      } catch (IOException | UncheckedIOException e) {
        throw new SnapshotException("cannot list " + directory + ": " + e, e);
      }
    }
    entries.sort(
        Comparator.comparingLong(Entry::sequence).thenComparingLong(Entry::epoch).reversed());
    return entries;
  }

  /** The entry of a sequence first, then the others as they are. */
  static List<Entry> preferring(long sequence, List<Entry> entries) {
    List<Entry> ordered = new ArrayList<>();
    entries.stream().filter(entry -> entry.sequence() == sequence).forEach(ordered::add);
    entries.stream().filter(entry -> entry.sequence() != sequence).forEach(ordered::add);
    return ordered;
  }

  /** Makes the directory, and deletes what a crash left half written. */
  public void prepare() {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
        forceDirectory(directory.toAbsolutePath().getParent());
      }
      List<Path> left;
      try (Stream<Path> files = Files.list(directory)) {
        left = files.filter(f -> f.getFileName().toString().startsWith(ASIDE_PREFIX)).toList();
      }
      for (Path file : left) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SnapshotException("cannot prepare " + directory + ": " + e, e);
    }
  }

  /**
   * Writes a state. The snapshot is there, whole and forced, or not at all.
   *
   * @param header of the snapshot.
   * @param state to be written; it must not change meanwhile.
   * @param pacer keeps the writing thread to its share of a core.
   * @return length of the file in bytes.
   * @throws SnapshotException if the disk refuses.
   */
  public long write(SnapshotHeader header, ReplicatedState state, Pacer pacer) {
    Path target = path(header.sequence(), header.epoch());
    Path aside = directory.resolve(ASIDE_PREFIX + target.getFileName());
    try {
      long size;
      try (FileChannel file =
          FileChannel.open(
              aside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        FrameWriter writer = new FrameWriter(file, pacer);
        HeaderCodec codec = new HeaderCodec();
        codec.writeHeader(header, writer);
        state.writeSnapshot((buffer, offset, length) -> frame(writer, buffer, offset, length));
        codec.writeEnd(writer);
        writer.flush();
        size = writer.size();
        file.force(true);
      }
      publish(aside, target);
      return size;
    } catch (IOException | UncheckedIOException e) {
      deleteQuietly(aside);
      throw new SnapshotException("cannot write snapshot " + target + ": " + e, e);
    } catch (RuntimeException e) {
      deleteQuietly(aside);
      throw e;
    }
  }

  private static void frame(
      FrameWriter writer, org.agrona.DirectBuffer buffer, int offset, int length) {
    try {
      writer.frame(FrameKind.STATE, buffer, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a file that is whole and forced its name. */
  static void publish(Path aside, Path target) throws IOException {
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(target.toAbsolutePath().getParent());
  }

  private static void forceDirectory(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Where the snapshot of a sequence is, or would be. */
  Path path(long sequence, long epoch) {
    return directory.resolve("s" + sequence + "-e" + epoch);
  }

  /**
   * Deletes a snapshot.
   *
   * @param entry of {@link #list()}.
   */
  public void delete(Entry entry) {
    try {
      Files.deleteIfExists(entry.path());
    } catch (IOException e) {
      throw new SnapshotException("cannot delete snapshot " + entry.path() + ": " + e, e);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // prepare() deletes it at the next start
    }
  }
}
