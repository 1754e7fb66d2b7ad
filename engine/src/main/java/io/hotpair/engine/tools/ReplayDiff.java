package io.hotpair.engine.tools;

import io.hotpair.engine.replay.JournalReplay;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Replays two journals, or one twice, side by side, and finds the first record after which the
 * answers or the states differ.
 */
final class ReplayDiff {
  private final Path left;
  private final Path right;
  private final ServiceChoice service;
  private final LastOutcome leftOutcome = new LastOutcome();
  private final LastOutcome rightOutcome = new LastOutcome();

  ReplayDiff(Path left, Path right, ServiceChoice service) {
    this.left = left;
    this.right = right;
    this.service = service;
  }

  Comparison compare(ProgressBar bar) {
    try (JournalReplay a = open(left, leftOutcome);
        JournalReplay b = open(right, rightOutcome)) {
      while (true) {
        leftOutcome.clear();
        rightOutcome.clear();
        boolean hasLeft = a.step();
        boolean hasRight = b.step();
        if (!hasLeft || !hasRight) {
          return atEnd(a, hasLeft, hasRight);
        }
        boolean isAnswerSame = leftOutcome.isSameAs(rightOutcome);
        if (!isAnswerSame || a.state().digest() != b.state().digest()) {
          return different(a, b, isAnswerSame);
        }
        if (bar.isDue()) {
          bar.show(a.bytesRead(), a.sequence());
        }
      }
    }
  }

  private JournalReplay open(Path directory, LastOutcome outcome) {
    return JournalReplay.open(
        new JournalReplay.Context()
            .directory(directory)
            .service(service.services().get())
            .listener(outcome));
  }

  private Comparison atEnd(JournalReplay a, boolean hasLeft, boolean hasRight) {
    long last = hasLeft ? a.sequence() - 1 : a.sequence();
    String same =
        String.format(Locale.ROOT, "the same answers and digests up to sequence %d", last);
    if (!hasLeft && !hasRight) {
      return Comparison.equal(
          String.format(Locale.ROOT, "equal: %s, digest %016x", same, a.state().digest()));
    }
    return Comparison.prefix(same + "; then " + (hasLeft ? left : right) + " goes on");
  }

  private Comparison different(JournalReplay a, JournalReplay b, boolean isAnswerSame) {
    StringBuilder out = new StringBuilder();
    out.append("record ").append(a.sequence());
    out.append(isAnswerSame ? " leads to another state: " : " has another outcome: ");
    leftOutcome.appendOperation(service.codec(), out);
    side(left, leftOutcome, a, out.append("\n< "));
    side(right, rightOutcome, b, out.append("\n> "));
    return Comparison.different(out.toString());
  }

  private void side(Path path, LastOutcome outcome, JournalReplay replay, StringBuilder out) {
    out.append(path).append(": ");
    outcome.appendOutcome(service.codec(), out);
    out.append(String.format(Locale.ROOT, " digest %016x", replay.state().digest()));
  }
}
