package io.hotpair.engine.session;

import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * A running digest over all answers in order, so that two nodes that ever answered differently
 * never have equal digests again. The mixing step is the finaliser of MurmurHash3 (Austin Appleby,
 * public domain).
 */
final class OutputDigest {
  private long value;

  void add(long sequence, DirectBuffer buffer, int length) {
    long hash = mix(value ^ sequence) + length;
    int index = 0;
    for (int end = length - BitUtil.SIZE_OF_LONG; index <= end; index += BitUtil.SIZE_OF_LONG) {
      hash = mix(hash ^ buffer.getLong(index, ByteOrder.LITTLE_ENDIAN));
    }
    long rest = 0;
    for (; index < length; index++) {
      rest = (rest << Byte.SIZE) | (buffer.getByte(index) & 0xFFL);
    }
    value = mix(hash ^ rest);
  }

  long with(long stateDigest) {
    return mix(value ^ mix(stateDigest));
  }

  long value() {
    return value;
  }

  void restore(long saved) {
    value = saved;
  }

  private static long mix(long bits) {
    long hash = bits;
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    hash *= 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash;
  }
}
