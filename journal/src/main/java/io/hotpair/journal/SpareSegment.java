package io.hotpair.journal;

/**
 * A segment made ahead of its time, forced, under a name that is none. It fits if the journal comes
 * to its first record without a change of epoch or a cut; if not, another is made in its place, or
 * it gets another header.
 *
 * @param id that it will have.
 * @param header that is in it.
 */
record SpareSegment(SegmentId id, SegmentHeader header) {
  boolean fits(SegmentId wanted, EpochTable epochs) {
    return id.equals(wanted) && header.epochs().isSameAs(epochs);
  }
}
