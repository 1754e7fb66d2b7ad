package io.hotpair.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which segment holds which records, by the reading rule: later ordinals win, and a segment holds
 * its first sequence up to the next segment's first minus 1; a base supersedes all before it.
 * Immutable.
 */
final class SegmentMap {
  private final List<SegmentId> effective = new ArrayList<>();
  private final List<SegmentId> superseded = new ArrayList<>();
  private final long lastOrdinal;

  SegmentMap(List<SegmentId> segments) {
    List<SegmentId> descending =
        segments.stream().sorted(Comparator.comparingLong(SegmentId::ordinal).reversed()).toList();
    long bound = Long.MAX_VALUE;
    boolean isBaseFound = false;
    for (SegmentId segment : descending) {
      if (!isBaseFound && segment.firstSequence() < bound) {
        bound = segment.firstSequence();
        effective.add(0, segment);
      } else {
        superseded.add(0, segment);
      }
      isBaseFound |= segment.isBase();
    }
    lastOrdinal = descending.isEmpty() ? 0 : descending.get(0).ordinal();
  }

  /** This map with one more segment, without those that hold nothing any more. */
  SegmentMap with(SegmentId segment) {
    List<SegmentId> segments = new ArrayList<>(effective);
    segments.add(segment);
    return new SegmentMap(new SegmentMap(segments).effective);
  }

  /** This map without some segments. */
  SegmentMap without(List<SegmentId> segments) {
    List<SegmentId> left = new ArrayList<>(effective);
    left.removeAll(segments);
    return new SegmentMap(left);
  }

  /** The first segments, all of whose records have a sequence up to the one given. */
  List<SegmentId> wholeUpTo(long sequence) {
    return effective.stream().filter(segment -> end(segment) <= sequence).toList();
  }

  boolean isEmpty() {
    return effective.isEmpty();
  }

  /** Segments that hold at least their first sequence, in order. */
  List<SegmentId> effective() {
    return List.copyOf(effective);
  }

  /**
   * Segments that hold nothing, because later ones begin at or before their first sequence; oldest
   * first, the order in which they must go: a base is the last that keeps older ones void.
   */
  List<SegmentId> superseded() {
    return List.copyOf(superseded);
  }

  SegmentId last() {
    return effective.get(effective.size() - 1);
  }

  long lastOrdinal() {
    return lastOrdinal;
  }

  long firstSequence() {
    return effective.isEmpty() ? 1 : effective.get(0).firstSequence();
  }

  /** The segment that holds a sequence, or null if it is before the first. */
  SegmentId holding(long sequence) {
    for (int i = effective.size() - 1; i >= 0; i--) {
      if (effective.get(i).firstSequence() <= sequence) {
        return effective.get(i);
      }
    }
    return null;
  }

  /** Last sequence that a segment may hold; Long.MAX_VALUE for the last segment. */
  long end(SegmentId segment) {
    int index = effective.indexOf(segment);
    return index == effective.size() - 1
        ? Long.MAX_VALUE
        : effective.get(index + 1).firstSequence() - 1;
  }

  /** Least first sequence of the segments behind an ordinal; Long.MAX_VALUE if there are none. */
  long leastFirstSequenceAfter(long ordinal) {
    long least = Long.MAX_VALUE;
    for (SegmentId segment : effective) {
      if (segment.ordinal() > ordinal) {
        least = Math.min(least, segment.firstSequence());
      }
    }
    return least;
  }
}
