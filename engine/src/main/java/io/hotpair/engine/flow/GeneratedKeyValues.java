package io.hotpair.engine.flow;

import io.hotpair.engine.kv.KeyValueCommands;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Endless key-value operations that give a linearizability checker something to bite on: few keys,
 * the first ones much hotter, every written value unique, and compare-and-sets most of which expect
 * what the key holds if no other client wrote in between. Half of the operations are reads.
 */
final class GeneratedKeyValues implements OperationSource {
  private static final int KEY_COUNT = 16;
  private static final int KEY_LENGTH = 6;
  private static final int SEED_DIGITS = 16;
  private static final int NUMBER_DIGITS = 12;
  private static final int VALUE_LENGTH = SEED_DIGITS + 1 + NUMBER_DIGITS;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** In place of a value's number: the key holds none that this source wrote. */
  private static final long NONE = 0;

  private final KeyValueCommands commands = new KeyValueCommands();
  private final SplittableRandom random;
  private final UnsafeBuffer[] keys = new UnsafeBuffer[KEY_COUNT];
  private final UnsafeBuffer value;
  private final UnsafeBuffer expected;

  /** Number of the value that each key holds, as far as this source knows. */
  private final long[] numbers = new long[KEY_COUNT];

  private long lastNumber = NONE;

  GeneratedKeyValues(long seed) {
    random = new SplittableRandom(seed);
    value = valueOf(seed);
    expected = valueOf(seed);
    for (int i = 0; i < KEY_COUNT; i++) {
      keys[i] = new UnsafeBuffer(String.format("key-%02d", i).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public int next(MutableDirectBuffer into, int offset) {
    final int key = Math.min(random.nextInt(KEY_COUNT), random.nextInt(KEY_COUNT));
    final int percent = random.nextInt(100);
    if (percent < 50) {
      return commands.get(into, offset, keys[key], 0, KEY_LENGTH);
    }
    if (percent < 75) {
      numbers[key] = nextValue();
      return commands.put(into, offset, keys[key], 0, KEY_LENGTH, value, 0, VALUE_LENGTH);
    }
    if (percent < 95) {
      return compareAndSet(into, offset, key);
    }
    numbers[key] = NONE;
    return commands.delete(into, offset, keys[key], 0, KEY_LENGTH);
  }

  @Override
  public long skipped() {
    return 0;
  }

  @Override
  public void close() {}

  private int compareAndSet(MutableDirectBuffer into, int offset, int key) {
    final long held = numbers[key];
    final boolean guess = held == NONE || random.nextInt(4) == 0;
    final long expectedNumber = guess ? Math.max(NONE, lastNumber - random.nextInt(64)) : held;
    putNumber(expected, expectedNumber);
    final long number = nextValue();
    if (held != NONE && expectedNumber == held) {
      numbers[key] = number;
    }
    return commands.compareAndSet(
        into, offset, keys[key], 0, KEY_LENGTH, expected, 0, VALUE_LENGTH, value, 0, VALUE_LENGTH);
  }

  private long nextValue() {
    lastNumber++;
    putNumber(value, lastNumber);
    return lastNumber;
  }

  private static UnsafeBuffer valueOf(long seed) {
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[VALUE_LENGTH]);
    long left = seed;
    for (int i = SEED_DIGITS - 1; i >= 0; i--) {
      buffer.putByte(i, HEX[(int) left & 0xF]);
      left >>>= 4;
    }
    buffer.putByte(SEED_DIGITS, (byte) '-');
    return buffer;
  }

  private static void putNumber(UnsafeBuffer value, long number) {
    long left = number;
    for (int i = VALUE_LENGTH - 1; i > SEED_DIGITS; i--) {
      value.putByte(i, (byte) ('0' + left % 10));
      left /= 10;
    }
  }
}
