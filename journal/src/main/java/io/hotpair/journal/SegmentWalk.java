package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One segment's records from the first to the last that counts, each verified; tells damage from
 * the end of the journal by the rules of {@link Recovery}. Only reads. One thread.
 */
final class SegmentWalk implements AutoCloseable {
  private final Path path;
  private final SegmentId segment;
  private final long end;
  private final SegmentHeader header;
  private final EpochTable epochs;
  private final SegmentScanner scanner;
  private final long forcedTo;
  private long sequence;
  private String tail = "";

  /**
   * Opens it.
   *
   * @param end last sequence that it holds; Long.MAX_VALUE for the last segment of the journal.
   */
  SegmentWalk(Path path, SegmentId segment, long end) throws IOException {
    this.path = path;
    this.segment = segment;
    this.end = end;
    header = SegmentHeader.read(path);
    epochs = header.epochs().copy();
    if (epochs.lastEpoch() != segment.epoch()) {
      throw new JournalException(
          path + ": its epoch table ends with epoch " + epochs.lastEpoch() + ", not as its name");
    }
    // Before the records: a running node forces ever more of them.
    forcedTo = Files.exists(path.resolve(ForcedMark.FILE_NAME)) ? ForcedMark.read(path) : 0;
    scanner = new SegmentScanner(SegmentQueues.dataFile(path), segment.firstSequence());
  }

  /**
   * Moves to the next record.
   *
   * @return false behind the last one; another call may find one that was appended meanwhile.
   * @throws JournalException if a record is damaged that must be whole.
   */
  boolean next() throws IOException {
    tail = "";
    if (scanner.nextSequence() > end) {
      return false;
    }
    if (scanner.nextOfLive(epochs)) {
      sequence = scanner.nextSequence() - 1;
      return true;
    }
    judgeEnd();
    return false;
  }

  private void judgeEnd() {
    if (scanner.nextSequence() <= forcedTo) {
      throw damaged("it was forced; " + why(), null);
    }
    if (end != Long.MAX_VALUE) {
      throw damaged(why(), null);
    }
    if (scanner.isRecordBehind()) {
      if (!header.bootId().isEmpty() && header.bootId().equals(SegmentHeader.currentBootId())) {
        throw damaged(why() + ", with whole records behind it", null);
      }
      tail = "records behind a hole that a loss of power left do not count";
    } else if (scanner.check() != RecordCheck.OK) {
      tail = "a record that was not written to its end (" + scanner.check() + ") does not count";
    }
  }

  private String why() {
    String check =
        scanner.check() == RecordCheck.OK ? "it is not there" : scanner.check().toString();
    return check + " at byte " + scanner.position();
  }

  /** Counts what is in the file behind the last record that counts; stops at the first damage. */
  long countCut() throws IOException {
    EpochTable rest = epochs.copy();
    long count = 0;
    while (scanner.next(rest)) {
      count++;
    }
    return count;
  }

  /** Checks that this segment continues what was read before it. */
  void requireEpochs(EpochTable before) {
    boolean same = before.size() == epochs.size() && before.lastSequence() == epochs.lastSequence();
    for (int i = 0; same && i < epochs.size(); i++) {
      same =
          before.epochAt(i) == epochs.epochAt(i)
              && before.firstSequenceAt(i) == epochs.firstSequenceAt(i);
    }
    if (!same) {
      throw new JournalException(
          path + ": its epoch table is not that of the records before it: restore the segment");
    }
  }

  JournalException damaged(String how, Throwable cause) {
    return new JournalException(
        "record "
            + scanner.nextSequence()
            + " in segment "
            + path
            + " is damaged ("
            + how
            + "): restore the segment from a copy, or let the node begin anew and catch up",
        cause);
  }

  RecordFlyweight record() {
    return scanner.record();
  }

  SegmentId segment() {
    return segment;
  }

  /** Epochs of the records up to {@link #sequence()}, those of earlier segments too. */
  EpochTable epochs() {
    return epochs;
  }

  /** Sequence of the record that {@link #next} moved to; 0 before. */
  long sequence() {
    return sequence;
  }

  long nextSequence() {
    return scanner.nextSequence();
  }

  long position() {
    return scanner.position();
  }

  /** What is behind the last record and does not count; empty if nothing is. */
  String tail() {
    return tail;
  }

  @Override
  public void close() throws IOException {
    scanner.close();
  }
}
