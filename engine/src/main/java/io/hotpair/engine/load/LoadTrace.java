package io.hotpair.engine.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A file in which a load writes down each operation and answer at once, so that what it saw
 * survives when its process is killed: the file is mapped, and an entry counts once its kind is
 * written. One thread writes; it is read when the process has ended.
 */
public final class LoadTrace implements LoadObserver, AutoCloseable {
  private static final long CAPACITY = 1L << 28;
  private static final int SEQUENCE_OFFSET = 8;
  private static final int TIME_OFFSET = 16;
  private static final int SESSION_OFFSET = 24;
  private static final int NODE_OFFSET = 32;
  private static final int LENGTH_OFFSET = 36;
  private static final int HEADER_LENGTH = 40;
  private static final int OFFERED = 1;
  private static final int ANSWERED = 2;

  private final MappedByteBuffer mapped;
  private final UnsafeBuffer file;
  private LongSupplier sessionId = () -> 0;
  private int position;

  private LoadTrace(MappedByteBuffer mapped) {
    this.mapped = mapped;
    file = new UnsafeBuffer((ByteBuffer) mapped);
  }

  /**
   * Makes a file.
   *
   * @param path that must not exist.
   * @return the trace, to be closed.
   * @throws IOException if it cannot be made.
   */
  public static LoadTrace create(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return new LoadTrace(channel.map(FileChannel.MapMode.READ_WRITE, 0, CAPACITY));
    }
  }

  /**
   * Sets where the session's id comes from.
   *
   * @param source of the id, asked at every entry.
   */
  public void session(LongSupplier source) {
    sessionId = source;
  }

  @Override
  public void onOffered(long clientSequence, long atNs) {
    write(OFFERED, clientSequence, atNs, 0, file, 0, 0);
  }

  @Override
  public void onAnswer(
      long clientSequence, int nodeId, long atNs, DirectBuffer buffer, int offset, int length) {
    write(ANSWERED, clientSequence, atNs, nodeId, buffer, offset, length);
  }

  private void write(
      int kind, long sequence, long atNs, int nodeId, DirectBuffer buffer, int offset, int length) {
    if (position + HEADER_LENGTH + length > CAPACITY - Long.BYTES) {
      throw new IllegalStateException("the trace is full: load for a shorter time");
    }
    file.putLong(position + SEQUENCE_OFFSET, sequence);
    file.putLong(position + TIME_OFFSET, atNs);
    file.putLong(position + SESSION_OFFSET, sessionId.getAsLong());
    file.putInt(position + NODE_OFFSET, nodeId);
    file.putInt(position + LENGTH_OFFSET, length);
    file.putBytes(position + HEADER_LENGTH, buffer, offset, length);
    file.putIntOrdered(position, kind);
    position += BitUtil.align(HEADER_LENGTH + length, Long.BYTES);
  }

  /**
   * Tells an observer what is in a file. The last operation may be missing, if its process died
   * just after sending it.
   *
   * @param path of the file.
   * @param observer told of everything, in order.
   * @return the session's id, 0 if the load never offered anything.
   * @throws IOException if the file cannot be read.
   */
  public static long read(Path path, LoadObserver observer) throws IOException {
    if (!Files.exists(path) || Files.size(path) < CAPACITY) {
      return 0;
    }
    MappedByteBuffer mapped = IoUtil.mapExistingFile(path.toFile(), "load trace");
    try {
      UnsafeBuffer file = new UnsafeBuffer((ByteBuffer) mapped);
      long sessionId = 0;
      int position = 0;
      for (int kind = file.getInt(0); kind != 0; kind = file.getInt(position)) {
        long sequence = file.getLong(position + SEQUENCE_OFFSET);
        long atNs = file.getLong(position + TIME_OFFSET);
        int length = file.getInt(position + LENGTH_OFFSET);
        sessionId = file.getLong(position + SESSION_OFFSET);
        if (kind == OFFERED) {
          observer.onOffered(sequence, atNs);
        } else {
          int nodeId = file.getInt(position + NODE_OFFSET);
          observer.onAnswer(sequence, nodeId, atNs, file, position + HEADER_LENGTH, length);
        }
        position += BitUtil.align(HEADER_LENGTH + length, Long.BYTES);
      }
      return sessionId;
    } finally {
      IoUtil.unmap(mapped);
    }
  }

  @Override
  public void close() {
    IoUtil.unmap(mapped);
  }
}
