package io.hotpair.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes frames to a file. One thread. */
final class FrameWriter {
  private static final int INITIAL_CAPACITY = 32 << 10;

  /**
   * A kernel that does not preempt itself lets nobody onto the core while it forces a file: tens of
   * megabytes at once would hold up whoever wakes there for milliseconds.
   */
  private static final int FORCE_BYTES = 256 << 10;

  private final FileChannel file;
  private final Pacer pacer;
  private final CRC32C crc = new CRC32C();
  private final CRC32C heads = new CRC32C();
  private UnsafeBuffer pending = new UnsafeBuffer(new byte[INITIAL_CAPACITY]);
  private int length;
  private long frames;
  private long written;
  private long forced;

  FrameWriter(FileChannel file, Pacer pacer) {
    this.file = file;
    this.pacer = pacer;
  }

  void frame(int kind, DirectBuffer body, int offset, int bodyLength) throws IOException {
    if (bodyLength < 1 || bodyLength > FrameKind.MAX_BODY_LENGTH) {
      throw new IllegalArgumentException(
          "snapshot frame of " + bodyLength + " bytes: 1 to " + FrameKind.MAX_BODY_LENGTH);
    }
    int frameLength = FrameKind.BODY_OFFSET + bodyLength;
    if (length + frameLength > pending.capacity()) {
      flush();
      if (frameLength > pending.capacity()) {
        pending = new UnsafeBuffer(new byte[BitUtil.findNextPositivePowerOfTwo(frameLength)]);
      }
    }
    int at = length;
    pending.putInt(at + FrameKind.LENGTH_OFFSET, bodyLength, ByteOrder.LITTLE_ENDIAN);
    pending.putInt(at + FrameKind.KIND_OFFSET, kind, ByteOrder.LITTLE_ENDIAN);
    pending.putBytes(at + FrameKind.BODY_OFFSET, body, offset, bodyLength);
    byte[] bytes = pending.byteArray();
    crc.reset();
    crc.update(bytes, at, FrameKind.CHECKSUM_OFFSET);
    crc.update(bytes, at + FrameKind.BODY_OFFSET, bodyLength);
    pending.putInt(at + FrameKind.CHECKSUM_OFFSET, (int) crc.getValue(), ByteOrder.LITTLE_ENDIAN);
    heads.update(bytes, at, FrameKind.BODY_OFFSET);
    length += frameLength;
    frames++;
    pacer.onWork();
  }

  /** How many frames were written. */
  long frames() {
    return frames;
  }

  /** CRC-32C over the heads of the frames that were written. */
  long headsChecksum() {
    return heads.getValue();
  }

  /** How many bytes the file has. */
  long size() {
    return written + length;
  }

  void flush() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(pending.byteArray(), 0, length);
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    written += length;
    length = 0;
    if (written - forced >= FORCE_BYTES) {
      file.force(false);
      forced = written;
    }
  }
}
