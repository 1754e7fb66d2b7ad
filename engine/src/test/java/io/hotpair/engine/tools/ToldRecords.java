package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.EpochTable;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.collections.LongArrayList;

/** What a {@link KilledAppender} told that it holds, and what is found when it is dead. */
final class ToldRecords {
  private static final long NONE = -1;

  private final LongArrayList epochs = new LongArrayList();
  private long pendingCut = NONE;

  /** One line of its output. */
  void onLine(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "opening" -> {
        // nothing is held by that
      }
      case "held" -> {
        pendingCut = NONE;
        hold(Long.parseLong(words[1]), Long.parseLong(words[2]));
      }
      case "cutting" -> pendingCut = Long.parseLong(words[1]);
      case "cut" -> {
        truncate(Long.parseLong(words[1]));
        pendingCut = NONE;
      }
      default -> throw new AssertionError("the process says: " + line);
    }
  }

  private void hold(long last, long epoch) {
    while (epochs.size() < last) {
      epochs.addLong(epoch);
    }
  }

  private void truncate(long last) {
    while (epochs.size() > last) {
      epochs.removeAt(epochs.size() - 1);
    }
  }

  long last() {
    return epochs.size();
  }

  /**
   * Requires all that was told, byte for byte; a cut that was begun may have happened or not, but
   * not in part. What was found counts as told from then on.
   */
  void requireIn(ChronicleJournal journal) {
    if (pendingCut != NONE && isCut(journal)) {
      truncate(pendingCut);
    }
    pendingCut = NONE;
    assertTrue(
        journal.lastSequence() >= last(),
        () -> "told " + last() + ", but the journal ends at " + journal.lastSequence());
    long told = last();
    long first = journal.firstSequence();
    RecordFlyweight record = new RecordFlyweight();
    try (JournalCursor cursor = journal.cursor(first)) {
      for (long sequence = first; sequence <= journal.lastSequence(); sequence++) {
        assertTrue(cursor.next(), "record " + sequence + " is missing");
        record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
        assertEquals(sequence, record.sequence());
        if (sequence <= told) {
          assertEquals(epochs.getLong((int) sequence - 1), record.epoch(), "epoch of " + sequence);
        } else {
          epochs.addLong(record.epoch());
        }
        requireBytes(record);
      }
    }
  }

  /** Whether the record behind a begun cut is gone, or one of a later epoch. */
  private boolean isCut(ChronicleJournal journal) {
    if (pendingCut >= last()) {
      return false;
    }
    return journal.lastSequence() <= pendingCut
        || epochOf(pendingCut + 1, journal.epochs()) != epochs.getLong((int) pendingCut);
  }

  private static long epochOf(long sequence, EpochTable epochs) {
    int index = epochs.size() - 1;
    while (epochs.firstSequenceAt(index) > sequence) {
      index--;
    }
    return epochs.epochAt(index);
  }

  private static void requireBytes(RecordFlyweight record) {
    if (record.kind() == RecordKind.EPOCH_START) {
      return;
    }
    long epoch = record.epoch();
    long sequence = record.sequence();
    int length = KilledAppender.payloadLength(epoch, sequence);
    assertEquals(length, record.payloadLength());
    for (int i = 0; i < length; i++) {
      if (KilledAppender.payloadByte(epoch, sequence, i)
          != record.buffer().getByte(record.payloadOffset() + i)) {
        throw new AssertionError("record " + sequence + " has another byte " + i);
      }
    }
  }
}
