package io.hotpair.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads frames from a file, each verified before it is given out. One thread. */
final class FrameReader implements AutoCloseable {
  private static final int INITIAL_CAPACITY = 32 << 10;

  private final Path path;
  private final FileChannel file;
  private final CRC32C crc = new CRC32C();
  private final CRC32C heads = new CRC32C();
  private UnsafeBuffer window = new UnsafeBuffer(new byte[INITIAL_CAPACITY]);
  private long windowPosition;
  private int windowLength;
  private int next;
  private int bodyOffset;
  private int bodyLength;
  private long frames;
  private long frameHeads;

  FrameReader(Path path) throws IOException {
    this.path = path;
    file = FileChannel.open(path, StandardOpenOption.READ);
  }

  /**
   * Moves to the next frame.
   *
   * @return its kind; 0 if the file ends here.
   * @throws SnapshotException if what is there is no whole frame.
   */
  int next() throws IOException {
    int available = load(FrameKind.BODY_OFFSET);
    if (available == 0) {
      return 0;
    }
    if (available < FrameKind.BODY_OFFSET) {
      throw damaged("it ends within a frame");
    }
    int length = window.getInt(next + FrameKind.LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    int kind = window.getInt(next + FrameKind.KIND_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (length < 1 || length > FrameKind.MAX_BODY_LENGTH) {
      throw damaged("a frame of " + length + " bytes");
    }
    if (load(FrameKind.BODY_OFFSET + length) < FrameKind.BODY_OFFSET + length) {
      throw damaged("it ends within a frame");
    }
    byte[] bytes = window.byteArray();
    crc.reset();
    crc.update(bytes, next, FrameKind.CHECKSUM_OFFSET);
    crc.update(bytes, next + FrameKind.BODY_OFFSET, length);
    int checksum = window.getInt(next + FrameKind.CHECKSUM_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (checksum != (int) crc.getValue()) {
      throw damaged("a frame's checksum is wrong");
    }
    frameHeads = heads.getValue();
    heads.update(bytes, next, FrameKind.BODY_OFFSET);
    bodyOffset = next + FrameKind.BODY_OFFSET;
    bodyLength = length;
    next += FrameKind.BODY_OFFSET + length;
    frames++;
    return kind;
  }

  /**
   * Makes so many bytes from the next frame on available, if the file has them; how many it has.
   */
  private int load(int wanted) throws IOException {
    int available = windowLength - next;
    if (available >= wanted) {
      return available;
    }
    byte[] from = window.byteArray();
    if (wanted > window.capacity()) {
      window = new UnsafeBuffer(new byte[BitUtil.findNextPositivePowerOfTwo(wanted)]);
    }
    System.arraycopy(from, next, window.byteArray(), 0, available);
    windowPosition += next;
    next = 0;
    windowLength = available;
    ByteBuffer rest = ByteBuffer.wrap(window.byteArray());
    rest.position(available);
    while (rest.hasRemaining()) {
      int read = file.read(rest, windowPosition + windowLength);
      if (read < 0) {
        break;
      }
      windowLength += read;
    }
    return windowLength;
  }

  UnsafeBuffer buffer() {
    return window;
  }

  /** Where the body of the frame begins. */
  int offset() {
    return bodyOffset;
  }

  /** How long the body of the frame is. */
  int length() {
    return bodyLength;
  }

  /** How many frames come before the one that this is on. */
  long framesBefore() {
    return frames - 1;
  }

  /** CRC-32C over the heads of the frames before the one that this is on. */
  long headsChecksumBefore() {
    return frameHeads;
  }

  SnapshotException damaged(String how) {
    return damaged(how, null);
  }

  SnapshotException damaged(String how, Throwable cause) {
    return new SnapshotException(
        "snapshot "
            + path
            + " is damaged at byte "
            + (windowPosition + next)
            + " ("
            + how
            + "): an older one is used if there is one; delete it",
        cause);
  }

  NewerSnapshotException newerFormat(int version, int known) {
    return new NewerSnapshotException(
        "snapshot "
            + path
            + " has format "
            + version
            + ", this build reads up to "
            + known
            + ": run the newer build, or delete the snapshot if the journal still has all records");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
