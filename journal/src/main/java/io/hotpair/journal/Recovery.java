package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a journal directory holds after its last process ended, however it ended. Only reads; the
 * records of the last segment, and of those that were not surely forced, are all verified; of the
 * others that the last one is there.
 */
final class Recovery {
  private final SegmentMap segments;
  private EpochTable epochs = new EpochTable();
  private long lastSequence;
  private long forced;
  private boolean holeAtEnd;

  private Recovery(SegmentMap segments) {
    this.segments = segments;
  }

  /**
   * Finds the last record. A node that appends meanwhile makes the end a later one, no damage.
   *
   * @param segments that {@link SegmentStore#list} found.
   * @throws JournalException if a record is damaged that must be whole.
   */
  static Recovery of(SegmentStore store, SegmentMap segments) throws IOException {
    Recovery recovery = new Recovery(segments);
    recovery.forced = recovery.lastForced(store);
    for (SegmentId segment : recovery.segments.effective()) {
      if (!recovery.look(store.path(segment), segment)) {
        break;
      }
    }
    return recovery;
  }

  /** The last record that was surely forced, and with it all before it. */
  private long lastForced(SegmentStore store) throws IOException {
    long last = 0;
    for (SegmentId segment : segments.effective()) {
      last = Math.max(last, Math.min(forcedTo(store.path(segment)), segments.end(segment)));
    }
    return last;
  }

  /** Looks at a segment; false if the journal ends in it. */
  private boolean look(Path path, SegmentId segment) throws IOException {
    long end = segments.end(segment);
    if (end != Long.MAX_VALUE && forcedTo(path) >= end) {
      requireRecord(path, segment, end);
      return true;
    }
    return scan(path, segment, end);
  }

  private static void requireRecord(Path path, SegmentId segment, long sequence) {
    UnsafeBuffer frame = new UnsafeBuffer(new byte[RecordLayout.PAYLOAD_OFFSET]);
    try (SegmentTailer tailer = new SegmentTailer(path)) {
      if (tailer.seek(sequence - segment.firstSequence())
          && isRecord(frame, tailer.read(frame), sequence)) {
        return;
      }
    } catch (JournalException e) {
      throw e;
    } catch (RuntimeException | AssertionError | InternalError e) {
      throw damaged(path, sequence, e.toString(), e);
    }
    throw damaged(path, sequence, "the segment ends before it", null);
  }

  private static boolean isRecord(UnsafeBuffer frame, int length, long sequence) {
    RecordFlyweight record = new RecordFlyweight();
    return length >= 0
        && record.wrap(frame, 0, length).verify() == RecordCheck.OK
        && record.sequence() == sequence;
  }

  /** Verifies all records of a segment that is the last, or was not surely forced to its end. */
  private boolean scan(Path path, SegmentId segment, long end) throws IOException {
    SegmentHeader header = SegmentHeader.read(path);
    epochs = header.epochs();
    try (SegmentScanner scanner =
        new SegmentScanner(SegmentQueues.dataFile(path), segment.firstSequence())) {
      while (scanner.nextSequence() <= end && scanner.nextOfLive(epochs)) {
        // the scanner takes note of each record
      }
      lastSequence = scanner.nextSequence() - 1;
      if (lastSequence == end) {
        return true;
      }
      if (scanner.nextSequence() <= forced) {
        String how =
            scanner.check() == RecordCheck.OK ? "it is missing" : scanner.check().toString();
        throw damaged(path, scanner.nextSequence(), "it was forced, " + how, null);
      }
      if (end != Long.MAX_VALUE || scanner.isRecordBehind()) {
        requireLossOfPower(path, header, scanner);
        holeAtEnd = true;
      }
    }
    return false;
  }

  /*
   * Mapped writes survive a process whole. Only a host's restart can leave a hole before records that
   * made it to the disk, and then only behind what was forced.
   */
  private static void requireLossOfPower(Path path, SegmentHeader header, SegmentScanner scanner) {
    if (!header.bootId().isEmpty() && header.bootId().equals(SegmentHeader.currentBootId())) {
      throw damaged(
          path,
          scanner.nextSequence(),
          scanner.check() + " at byte " + scanner.position() + ", with whole records behind it",
          null);
    }
  }

  /** Up to which record a segment was surely forced. */
  static long forcedTo(Path path) throws IOException {
    return Files.exists(path.resolve(ForcedMark.FILE_NAME)) ? ForcedMark.read(path) : 0;
  }

  private static JournalException damaged(Path path, long sequence, String how, Throwable cause) {
    return new JournalException(
        "record "
            + sequence
            + " in segment "
            + path
            + " is damaged ("
            + how
            + "): restore the segment from a copy, or let the node begin anew and catch up",
        cause);
  }

  SegmentMap segments() {
    return segments;
  }

  /** Epochs of all records found. */
  EpochTable epochs() {
    return epochs;
  }

  /** Last record found; 0 if there is none. */
  long lastSequence() {
    return lastSequence;
  }

  /** Whether records behind a hole, which a loss of power left, are given up. */
  boolean holeAtEnd() {
    return holeAtEnd;
  }
}
