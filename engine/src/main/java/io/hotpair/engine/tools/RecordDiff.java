package io.hotpair.engine.tools;

import io.hotpair.journal.JournalException;
import io.hotpair.journal.JournalScan;
import io.hotpair.journal.RecordFlyweight;
import java.nio.file.Path;

/** Finds the first record in which two journals differ. */
final class RecordDiff {
  private final Path left;
  private final Path right;
  private final RecordText text;

  RecordDiff(Path left, Path right, RecordText text) {
    this.left = left;
    this.right = right;
    this.text = text;
  }

  Comparison compare(ProgressBar bar) {
    try (JournalScan first = JournalScan.open(left);
        JournalScan second = JournalScan.open(right)) {
      long from = Math.max(first.firstSequence(), second.firstSequence());
      try (JournalScan a = JournalScan.open(left, from);
          JournalScan b = JournalScan.open(right, from)) {
        return compare(a, b, from, bar);
      }
    }
  }

  private Comparison compare(JournalScan a, JournalScan b, long from, ProgressBar bar) {
    long last = from - 1;
    while (true) {
      boolean hasLeft = a.next();
      boolean hasRight = b.next();
      if (!hasLeft || !hasRight) {
        return atEnd(hasLeft, hasRight, from, last);
      }
      if (a.sequence() != b.sequence()) {
        throw new JournalException("the journals were cut while they were read: run this again");
      }
      if (!isSame(a.record(), b.record())) {
        return different(a.record(), b.record(), from, last);
      }
      last = a.sequence();
      if (bar.isDue()) {
        bar.show(a.bytesRead(), last);
      }
    }
  }

  private Comparison atEnd(boolean hasLeft, boolean hasRight, long from, long last) {
    String same = same(from, last);
    if (!hasLeft && !hasRight) {
      return Comparison.equal("equal: " + same);
    }
    return Comparison.prefix(same + "; then " + (hasLeft ? left : right) + " goes on");
  }

  private static String same(long from, long last) {
    return last < from ? "no common record" : "records " + from + " to " + last + " are the same";
  }

  private Comparison different(RecordFlyweight a, RecordFlyweight b, long from, long last) {
    StringBuilder out = new StringBuilder();
    out.append("record ").append(a.sequence()).append(" differs in ").append(what(a, b));
    out.append(" (").append(same(from, last)).append(')');
    text.appendText(a, out.append("\n< ").append(left).append(": "));
    text.appendText(b, out.append("\n> ").append(right).append(": "));
    return Comparison.different(out.toString());
  }

  private static String what(RecordFlyweight a, RecordFlyweight b) {
    if (a.epoch() != b.epoch()) {
      return "its epoch: " + a.epoch() + " and " + b.epoch();
    }
    if (a.kind() != b.kind()) {
      return "its kind";
    }
    if (a.timestampNs() != b.timestampNs()) {
      return "its timestamp";
    }
    if (a.sessionId() != b.sessionId() || a.clientSequence() != b.clientSequence()) {
      return "its session or client sequence";
    }
    return "its payload";
  }

  private static boolean isSame(RecordFlyweight a, RecordFlyweight b) {
    if (a.length() != b.length()) {
      return false;
    }
    int index = 0;
    for (; index <= a.length() - Long.BYTES; index += Long.BYTES) {
      if (a.buffer().getLong(a.offset() + index) != b.buffer().getLong(b.offset() + index)) {
        return false;
      }
    }
    for (; index < a.length(); index++) {
      if (a.buffer().getByte(a.offset() + index) != b.buffer().getByte(b.offset() + index)) {
        return false;
      }
    }
    return true;
  }
}
