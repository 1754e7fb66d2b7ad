package io.hotpair.journal;

import java.nio.file.Path;

/** What a cursor sees of a journal. Any thread. */
interface SegmentView {
  /** Last record that may be read now. Read it before {@link #segments()}. */
  long lastSequence();

  /** Which segment holds which record; another object after every change. */
  SegmentMap segments();

  /** Directory of a segment. */
  Path path(SegmentId segment);

  /** Whether a segment that is in the map is there no more, because another process removed it. */
  boolean isGone(SegmentId segment);

  /**
   * Takes a tailer that its cursor has done with, and closes it: at once, or, where somebody
   * maintains the journal, there, because unmapping what was read takes milliseconds.
   */
  void release(SegmentTailer tailer);
}
