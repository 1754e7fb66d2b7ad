package io.hotpair.journal;

/**
 * A segment made ahead of its time, forced and open, under a name that is none. It fits if the
 * journal comes to its first record without a change of epoch or a cut; if not, another is made in
 * its place, or it gets another header.
 *
 * @param id that it will have.
 * @param header that is in it.
 * @param appender that is open for it: to open one takes many times as long as to rename it.
 */
record SpareSegment(SegmentId id, SegmentHeader header, SegmentAppender appender) {
  boolean fits(SegmentId wanted, EpochTable epochs) {
    return id.equals(wanted) && header.epochs().isSameAs(epochs);
  }
}
