package io.hotpair.journal;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/** Computes a record's CRC-32C without allocating. One thread. */
final class RecordChecksum {
  private static final int SCRATCH_LENGTH = 4096;

  private final CRC32C crc = new CRC32C();
  private final byte[] scratch = new byte[SCRATCH_LENGTH];

  /** Checksum of the record that begins at offset and is length bytes long. */
  int compute(DirectBuffer buffer, int offset, int length) {
    int index = offset + RecordLayout.CHECKED_OFFSET;
    int remaining = length - RecordLayout.CHECKED_OFFSET;
    crc.reset();
    byte[] array = buffer.byteArray();
    if (array != null) {
      buffer.boundsCheck(index, remaining);
      crc.update(array, buffer.wrapAdjustment() + index, remaining);
    } else {
      updateByCopy(buffer, index, remaining);
    }
    return (int) crc.getValue();
  }

  /*
   * java.util.zip takes memory outside the heap only as a ByteBuffer, whose position is shared state
   * and which a buffer that wraps an address does not have. A copy through the first-level cache is
   * cheaper than a duplicate per buffer, and right for every buffer.
   */
  private void updateByCopy(DirectBuffer buffer, int from, int count) {
    int index = from;
    int remaining = count;
    while (remaining > 0) {
      int chunk = Math.min(remaining, SCRATCH_LENGTH);
      buffer.getBytes(index, scratch, 0, chunk);
      crc.update(scratch, 0, chunk);
      index += chunk;
      remaining -= chunk;
    }
  }
}
