package io.hotpair.journal;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The cursor over a journal's segments. One thread, which need not be the owner's. */
final class SegmentCursor implements JournalCursor {
  private static final int INITIAL_FRAME_BYTES = 4096;

  private final SegmentView view;
  private final RecordFlyweight record = new RecordFlyweight();
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[INITIAL_FRAME_BYTES]);
  private SegmentMap map;
  private SegmentId segment;
  private long segmentEnd;
  private SegmentTailer tailer;
  private long nextSequence;
  private long sequence;
  private int length;

  SegmentCursor(SegmentView view, long fromSequence) {
    long last = view.lastSequence();
    map = view.segments();
    if (fromSequence < map.firstSequence() || fromSequence > last + 1) {
      throw new IllegalArgumentException(
          "no cursor from record "
              + fromSequence
              + ": the journal holds "
              + map.firstSequence()
              + " to "
              + last);
    }
    this.view = view;
    nextSequence = fromSequence;
  }

  @Override
  public boolean next() {
    long last = view.lastSequence();
    SegmentMap now = view.segments();
    if (now != map) {
      follow(now);
    }
    if (nextSequence > last) {
      return false;
    }
    int read = read();
    if (read < 0) {
      if (view.segments() != map || view.lastSequence() < nextSequence) {
        return false; // it was cut after the first look above
      }
      throw damaged("it is not there", null);
    }
    RecordCheck check = record.wrap(frame, 0, read).verify();
    if (check != RecordCheck.OK || record.sequence() != nextSequence) {
      throw damaged(
          check != RecordCheck.OK ? check.toString() : "found " + record.sequence() + " instead",
          null);
    }
    length = read;
    sequence = nextSequence++;
    return true;
  }

  /** Takes over a changed map, unless it says that records this cursor gave out are gone. */
  private void follow(SegmentMap now) {
    long least = now.leastFirstSequenceAfter(map.lastOrdinal());
    if (least < nextSequence) {
      throw new JournalException(
          "the journal was cut to record "
              + (least - 1)
              + " behind a cursor that is at "
              + (nextSequence - 1)
              + ": open another cursor");
    }
    if (nextSequence < now.firstSequence()) {
      throw new JournalException(
          "the journal was pruned up to record "
              + (now.firstSequence() - 1)
              + ", and a cursor is at "
              + (nextSequence - 1)
              + ": open another cursor");
    }
    map = now;
    closeTailer();
  }

  private int read() {
    try {
      if (tailer == null || nextSequence > segmentEnd) {
        openSegment();
        if (!tailer.seek(nextSequence - segment.firstSequence())) {
          closeTailer();
          return -1;
        }
      }
      return tailer.read(frame);
    } catch (RuntimeException | AssertionError | InternalError e) {
      if (view.segments() != map) {
        closeTailer();
        return -1; // the segment was removed while it was being opened
      }
      if (e instanceof JournalException known && !view.isGone(segment)) {
        throw known;
      }
      // Chronicle trusts what it reads; on damaged bytes it ends in any of these.
      throw damaged(e.toString(), e);
    }
  }

  private void openSegment() {
    closeTailer();
    segment = map.holding(nextSequence);
    segmentEnd = map.end(segment);
    tailer = new SegmentTailer(view.path(segment));
  }

  private JournalException damaged(String how, Throwable cause) {
    closeTailer();
    if (view.isGone(segment)) {
      return new JournalException(
          view.path(segment)
              + " went away before record "
              + nextSequence
              + " was read: the node cut or pruned its journal; refresh, then open another cursor",
          cause);
    }
    return new JournalException(
        "record "
            + nextSequence
            + " in segment "
            + view.path(segment)
            + " is damaged ("
            + how
            + "): restore the segment from a copy, or let the node begin anew and catch up",
        cause);
  }

  private void closeTailer() {
    if (tailer != null) {
      view.release(tailer);
      tailer = null;
    }
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public DirectBuffer buffer() {
    return frame;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void close() {
    closeTailer();
  }
}
