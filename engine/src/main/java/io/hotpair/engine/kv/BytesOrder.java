package io.hotpair.engine.kv;

import java.util.Comparator;
import org.agrona.DirectBuffer;

/** Order of keys: byte by byte, unsigned, a prefix before what it begins. */
final class BytesOrder implements Comparator<Entry> {
  @Override
  public int compare(Entry left, Entry right) {
    final int shared = Math.min(left.keyLength(), right.keyLength());
    for (int i = 0; i < shared; i++) {
      final int difference = Byte.compareUnsigned(left.key().getByte(i), right.key().getByte(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(left.keyLength(), right.keyLength());
  }

  static boolean equal(
      DirectBuffer left, int leftOffset, DirectBuffer right, int rightOffset, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      if (left.getLong(leftOffset + i) != right.getLong(rightOffset + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (left.getByte(leftOffset + i) != right.getByte(rightOffset + i)) {
        return false;
      }
    }
    return true;
  }
}
