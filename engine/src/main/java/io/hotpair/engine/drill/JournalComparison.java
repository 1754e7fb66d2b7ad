package io.hotpair.engine.drill;

import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalReader;
import io.hotpair.journal.RecordFlyweight;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * Compares two journals record by record, byte by byte.
 *
 * @param lastSequence of the records that both hold.
 * @param epochs of those records.
 * @param difference the first difference, in words; null if there is none.
 */
record JournalComparison(long lastSequence, SortedSet<Long> epochs, String difference) {
  static JournalComparison of(JournalReader one, JournalReader other) {
    long firstSequence = Math.max(one.firstSequence(), other.firstSequence());
    SortedSet<Long> epochs = new TreeSet<>();
    long sequence = firstSequence - 1;
    RecordFlyweight record = new RecordFlyweight();
    try (JournalCursor a = one.cursor(firstSequence);
        JournalCursor b = other.cursor(firstSequence)) {
      while (a.next()) {
        if (!b.next()) {
          return new JournalComparison(sequence, epochs, shorter(other, sequence, one));
        }
        sequence++;
        String difference = difference(a, b, sequence);
        if (difference != null) {
          return new JournalComparison(sequence - 1, epochs, difference);
        }
        epochs.add(record.wrap(a.buffer(), a.offset(), a.length()).epoch());
      }
      String difference = b.next() ? shorter(one, sequence, other) : null;
      return new JournalComparison(sequence, epochs, difference);
    }
  }

  private static String difference(JournalCursor a, JournalCursor b, long sequence) {
    if (a.sequence() != sequence || b.sequence() != sequence) {
      return "records are not contiguous at sequence " + sequence;
    }
    return isSame(a, b) ? null : "the journals' records " + sequence + " differ";
  }

  private static boolean isSame(JournalCursor a, JournalCursor b) {
    if (a.length() != b.length()) {
      return false;
    }
    DirectBuffer one = a.buffer();
    DirectBuffer other = b.buffer();
    for (int i = 0; i < a.length(); i++) {
      if (one.getByte(a.offset() + i) != other.getByte(b.offset() + i)) {
        return false;
      }
    }
    return true;
  }

  private static String shorter(JournalReader reader, long lastSequence, JournalReader other) {
    return "the journal of node "
        + reader.nodeId()
        + " ends at "
        + lastSequence
        + ", that of node "
        + other.nodeId()
        + " at "
        + other.lastSequence();
  }

  /** Whether both hold the same. */
  boolean isEqual() {
    return difference == null;
  }

  List<Long> epochList() {
    return List.copyOf(epochs);
  }
}
