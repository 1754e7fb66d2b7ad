package io.hotpair.engine.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What happened in a world: always as a digest, so that two runs of a seed can be compared, and on
 * request as the last lines for people.
 */
final class Trace {
  private final int kept;
  private final Deque<String> lines = new ArrayDeque<>();
  private long digest;
  private long events;

  /** Keeps the given number of last lines; 0 keeps the digest only. */
  Trace(int kept) {
    this.kept = kept;
  }

  void event(long atNs, String who, String what, long first, long second, long third) {
    events++;
    long hash = Mix.of(digest, atNs);
    hash = Mix.of(hash, (((long) who.hashCode()) << 32) ^ what.hashCode());
    digest = Mix.of(hash, first + 31 * second + 961 * third);
    if (kept > 0) {
      StringBuilder line = new StringBuilder(what);
      for (long value : new long[] {first, second, third}) {
        int at = line.indexOf("#");
        if (at >= 0) {
          line.replace(at, at + 1, Long.toString(value));
        }
      }
      line(atNs, who, line.toString());
    }
  }

  void event(long atNs, String who, String what) {
    event(atNs, who, what, 0, 0, 0);
  }

  boolean isRecording() {
    return kept > 0;
  }

  /** A line for people only. */
  void line(long atNs, String who, String text) {
    if (kept > 0) {
      if (lines.size() == kept) {
        lines.removeFirst();
      }
      lines.addLast(String.format("%12.3f ms  %-10s %s", atNs / 1e6, who, text));
    }
  }

  long digest() {
    return digest;
  }

  long events() {
    return events;
  }

  List<String> lines() {
    return new ArrayList<>(lines);
  }
}
