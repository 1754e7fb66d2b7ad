package io.hotpair.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment's name.
 *
 * @param ordinal 1, 2, 3, ...; later ones win.
 * @param epoch of the record before its first; 0 if there is none.
 * @param firstSequence sequence of its first record.
 * @param isBase whether the journal begins with it, whatever lies in earlier ordinals: the records
 *     before it are in a snapshot.
 */
record SegmentId(long ordinal, long epoch, long firstSequence, boolean isBase) {
  private static final String BASE = "-base";
  private static final Pattern NAME =
      Pattern.compile("(\\d{8,18})-e(\\d{1,18})-s(\\d{1,18})(" + BASE + ")?");

  /** The segment that a directory's name stands for, or null. */
  static SegmentId parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    return new SegmentId(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        matcher.group(4) != null);
  }

  @Override
  public String toString() {
    return String.format("%08d-e%d-s%d%s", ordinal, epoch, firstSequence, isBase ? BASE : "");
  }
}
