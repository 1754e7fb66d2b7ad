package io.hotpair.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Up to which sequence a segment was surely forced: the file FORCED, 8 bytes. It is written after
 * the force and is not forced itself, so what is found is never too high. After a loss of power it
 * tells damage to records that were safe from the expected loss of those that were not.
 */
final class ForcedMark implements AutoCloseable {
  static final String FILE_NAME = "FORCED";

  private final UnsafeBuffer mark;
  private final MappedByteBuffer mapped;

  private ForcedMark(MappedByteBuffer mapped) {
    this.mapped = mapped;
    mark = new UnsafeBuffer(mapped);
  }

  static void create(Path segment) throws IOException {
    Files.write(segment.resolve(FILE_NAME), new byte[Long.BYTES]);
  }

  static ForcedMark open(Path segment) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            segment.resolve(FILE_NAME), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new ForcedMark(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
    }
  }

  static long read(Path segment) throws IOException {
    byte[] bytes = Files.readAllBytes(segment.resolve(FILE_NAME));
    return bytes.length < Long.BYTES ? 0 : new UnsafeBuffer(bytes).getLong(0);
  }

  /** Raises the mark; it never falls, whichever thread or mapping raises it. */
  void raise(long sequence) {
    long known = mark.getLongVolatile(0);
    while (known < sequence && !mark.compareAndSetLong(0, known, sequence)) {
      known = mark.getLongVolatile(0);
    }
  }

  @Override
  public void close() {
    BufferUtil.free(mapped);
  }
}
