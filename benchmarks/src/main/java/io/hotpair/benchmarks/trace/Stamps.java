package io.hotpair.benchmarks.trace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Stamps of every {@link #EVERY}th operation: its number and two times, in ns since 1970. Recording
 * allocates nothing; what finds no room is left out. One thread.
 */
final class Stamps {
  static final int EVERY = 16;
  private static final int WORDS = 3;
  private static final int CAPACITY = 1 << 18;

  private final long[] words = new long[WORDS * CAPACITY];
  private int size;

  /**
   * Two times of an operation.
   *
   * @param first the earlier.
   * @param second the later.
   */
  record Times(long first, long second) {}

  static boolean isSampled(long number) {
    return number % EVERY == 0;
  }

  void add(long number, long first, long second) {
    if (size < CAPACITY) {
      words[size * WORDS] = number;
      words[size * WORDS + 1] = first;
      words[size * WORDS + 2] = second;
      size++;
    }
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(size);
      for (int i = 0; i < size * WORDS; i++) {
        out.writeLong(words[i]);
      }
    }
  }

  static Stamps read(Path file) throws IOException {
    Stamps stamps = new Stamps();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        stamps.add(in.readLong(), in.readLong(), in.readLong());
      }
    }
    return stamps;
  }

  Long2ObjectHashMap<Times> byNumber() {
    Long2ObjectHashMap<Times> times = new Long2ObjectHashMap<>();
    for (int i = 0; i < size; i++) {
      times.put(words[i * WORDS], new Times(words[i * WORDS + 1], words[i * WORDS + 2]));
    }
    return times;
  }
}
