package io.hotpair.engine.simulation;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Digests for comparing; the mixing step is the finaliser of MurmurHash3 (Austin Appleby). */
final class Mix {
  private Mix() {}

  static long of(long seed, long value) {
    long hash = seed ^ (value * 0x9e3779b97f4a7c15L);
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    hash *= 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash;
  }

  static long of(long seed, DirectBuffer buffer, int offset, int length) {
    long hash = of(seed, length);
    int index = offset;
    int end = offset + length;
    for (; index + Long.BYTES <= end; index += Long.BYTES) {
      hash = of(hash, buffer.getLong(index, ByteOrder.LITTLE_ENDIAN));
    }
    for (; index < end; index++) {
      hash = of(hash, buffer.getByte(index));
    }
    return hash;
  }
}
