package io.hotpair.engine.linearizability;

import java.util.Arrays;

/** The order that a search has made so far, with what it takes to undo it. */
final class OrderedSteps {
  /** In place of a rank: there was no choice. */
  static final int FORCED = -2;

  /** Below every rank. */
  static final int BEFORE_ALL = -1;

  private static final int FIRST_CAPACITY = 1024;

  private int[] tracks = new int[FIRST_CAPACITY];
  private int[] values = new int[FIRST_CAPACITY];
  private int[] ranks = new int[FIRST_CAPACITY];
  private int size;

  /** Adds a step of a track, with the value before it and the rank of the choice that it was. */
  void push(int track, int value, int rank) {
    if (size == tracks.length) {
      tracks = Arrays.copyOf(tracks, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      ranks = Arrays.copyOf(ranks, 2 * size);
    }
    tracks[size] = track;
    values[size] = value;
    ranks[size] = rank;
    size++;
  }

  void pop() {
    size--;
  }

  int lastTrack() {
    return tracks[size - 1];
  }

  int lastValue() {
    return values[size - 1];
  }

  int lastRank() {
    return ranks[size - 1];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }
}
