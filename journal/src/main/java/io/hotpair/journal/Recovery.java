package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a journal directory holds after its last process ended, however it ended. Only reads; the
 * last segment's records are all verified, of the others that the last one is there.
 */
final class Recovery {
  private final SegmentMap segments;
  private EpochTable epochs = new EpochTable();
  private long lastSequence;
  private boolean holeAtEnd;

  private Recovery(SegmentMap segments) {
    this.segments = segments;
  }

  /**
   * Finds the last record.
   *
   * @throws JournalException if a record is damaged that must be whole.
   */
  static Recovery of(SegmentStore store) throws IOException {
    Recovery recovery = new Recovery(store.list());
    if (!recovery.segments.isEmpty()) {
      recovery.checkOlderSegments(store);
      recovery.scanLastSegment(store);
    }
    return recovery;
  }

  private void checkOlderSegments(SegmentStore store) {
    for (SegmentId segment : segments.effective()) {
      long end = segments.end(segment);
      if (end == Long.MAX_VALUE) {
        return;
      }
      requireRecord(store.path(segment), segment, end);
    }
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

  private void scanLastSegment(SegmentStore store) throws IOException {
    SegmentId segment = segments.last();
    Path path = store.path(segment);
    SegmentHeader header = SegmentHeader.read(path);
    epochs = header.epochs();
    try (SegmentScanner scanner =
        new SegmentScanner(SegmentQueues.dataFile(path), segment.firstSequence())) {
      while (scanner.next(epochs)) {
        // the scanner takes note of each record
      }
      lastSequence = scanner.nextSequence() - 1;
      if (scanner.nextSequence() <= forcedTo(path)) {
        throw damaged(path, scanner.nextSequence(), "it was forced, " + scanner.check(), null);
      }
      if (scanner.hasRecordBehind()) {
        requireLossOfPower(path, header, scanner);
        holeAtEnd = true;
      }
    }
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

  private static long forcedTo(Path path) throws IOException {
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
