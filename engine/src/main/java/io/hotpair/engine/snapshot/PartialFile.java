package io.hotpair.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/**
 * The beginning of a snapshot that is coming; its name says of which, so that a restarted node goes
 * on where it was. One thread at a time.
 */
final class PartialFile implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile("\\.part-s(\\d{1,18})-e(\\d{1,18})-l(\\d{1,18})");

  private final Path path;
  private final long sequence;
  private final long epoch;
  private final long totalLength;
  private final FileChannel file;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private long length;

  private PartialFile(Path path, long sequence, long epoch, long totalLength) throws IOException {
    this.path = path;
    this.sequence = sequence;
    this.epoch = epoch;
    this.totalLength = totalLength;
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    length = Math.min(file.size(), totalLength);
  }

  static PartialFile begin(Path directory, long sequence, long epoch, long totalLength)
      throws IOException {
    String name = ".part-s" + sequence + "-e" + epoch + "-l" + totalLength;
    Files.deleteIfExists(directory.resolve(name));
    return new PartialFile(directory.resolve(name), sequence, epoch, totalLength);
  }

  /** The newest that an earlier process left, or null; the others are deleted. */
  static PartialFile find(Path directory) throws IOException {
    PartialFile newest = null;
    for (Path path : list(directory)) {
      Matcher name = NAME.matcher(path.getFileName().toString());
      if (name.matches()) {
        long sequence = Long.parseLong(name.group(1));
        if (newest == null || sequence > newest.sequence) {
          if (newest != null) {
            newest.delete();
          }
          newest =
              new PartialFile(
                  path, sequence, Long.parseLong(name.group(2)), Long.parseLong(name.group(3)));
        } else {
          Files.delete(path);
        }
      }
    }
    return newest;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  boolean isOf(long otherSequence, long otherEpoch, long otherLength) {
    return sequence == otherSequence && epoch == otherEpoch && totalLength == otherLength;
  }

  void append(DirectBuffer buffer, int offset, int count) throws IOException {
    if (bytes.capacity() < count) {
      bytes = ByteBuffer.allocateDirect(count);
    }
    bytes.clear();
    buffer.getBytes(offset, bytes, count);
    bytes.flip();
    while (bytes.hasRemaining()) {
      length += file.write(bytes, length);
    }
  }

  void force() throws IOException {
    file.force(true);
  }

  Path path() {
    return path;
  }

  long sequence() {
    return sequence;
  }

  long epoch() {
    return epoch;
  }

  long length() {
    return length;
  }

  long totalLength() {
    return totalLength;
  }

  void delete() throws IOException {
    file.close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
