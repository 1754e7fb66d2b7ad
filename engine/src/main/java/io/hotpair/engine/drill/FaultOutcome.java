package io.hotpair.engine.drill;

/**
 * A fault and what followed; monotonic times in nanoseconds.
 *
 * @param fault that was done.
 * @param startedAtNs when.
 * @param healedAtNs when nothing was stopped or disturbed any more.
 * @param settledAtNs when all were back in their places.
 * @param gap the longest time in which the client got no answer.
 */
record FaultOutcome(
    Fault fault, long startedAtNs, long healedAtNs, long settledAtNs, AnswerGap gap) {
  private static final double NS_PER_MS = 1e6;

  double gapMs() {
    return gap.isKnown() ? gap.lengthNs() / NS_PER_MS : 0;
  }

  double settledMs() {
    return (settledAtNs - healedAtNs) / NS_PER_MS;
  }
}
