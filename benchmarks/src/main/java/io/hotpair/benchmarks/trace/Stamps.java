package io.hotpair.benchmarks.trace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process's stamps of every {@link #EVERY}th operation, on the host's monotonic clock. The first
 * stamp of a point counts. Stamping allocates nothing; operations behind the capacity are left out.
 * Each point belongs to one thread.
 */
final class Stamps {
  static final int EVERY = 16;
  private static final int CAPACITY = 1 << 17;

  private final long[] times = new long[Point.COUNT * CAPACITY];

  static boolean isSampled(long number) {
    return number > 0 && number % EVERY == 0;
  }

  void stamp(Point point, long number) {
    stamp(point, number, System.nanoTime());
  }

  void stamp(Point point, long number, long atNs) {
    long row = number / EVERY;
    if (row < CAPACITY) {
      int index = (int) row * Point.COUNT + point.ordinal();
      if (times[index] == 0) {
        times[index] = atNs;
      }
    }
  }

  /** When an operation passed a point, or 0. */
  long at(Point point, long row) {
    return times[(int) row * Point.COUNT + point.ordinal()];
  }

  /** Rows that there may be stamps in; row r is operation r * {@link #EVERY}. */
  static int rows() {
    return CAPACITY;
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (long time : times) {
        out.writeLong(time);
      }
    }
  }

  static Stamps read(Path file) throws IOException {
    Stamps stamps = new Stamps();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int i = 0; i < stamps.times.length; i++) {
        stamps.times[i] = in.readLong();
      }
    }
    return stamps;
  }
}
