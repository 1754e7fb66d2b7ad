package io.hotpair.engine.kv;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * A 64-bit hash of byte strings that is the same on every machine: eight bytes at a time, each word
 * mixed in by the finaliser of SplitMix64, so that a change of any bit changes about half of the
 * result's.
 */
final class ByteHash {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private ByteHash() {}

  static long hash(long seed, DirectBuffer buffer, int offset, int length) {
    final int end = offset + length;
    long hash = mix(seed + GOLDEN_GAMMA * (length + 1L));
    int i = offset;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      hash = mix(hash * GOLDEN_GAMMA + buffer.getLong(i, ByteOrder.LITTLE_ENDIAN));
    }
    long tail = 0;
    for (; i < end; i++) {
      tail = (tail << Byte.SIZE) | (buffer.getByte(i) & 0xFF);
    }
    return mix(hash * GOLDEN_GAMMA + tail);
  }

  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
