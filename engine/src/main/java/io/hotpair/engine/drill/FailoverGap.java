package io.hotpair.engine.drill;

/**
 * A failover and what the client saw of it.
 *
 * @param failover by the event logs.
 * @param gap the longest time without an answer in it.
 */
record FailoverGap(Failover failover, AnswerGap gap) {
  private static final double NS_PER_US = 1_000.0;
  private static final double NS_PER_MS = 1_000_000.0;

  /** Microseconds from the kill; null for what did not happen. */
  Double microsAfterKill(long atNs) {
    return atNs == Failover.NEVER ? null : (atNs - failover.killedAtNs()) / NS_PER_US;
  }

  Double suspectedMicros() {
    return microsAfterKill(failover.suspectedAtNs());
  }

  Double grantedMicros() {
    return microsAfterKill(failover.grantedAtNs());
  }

  /** The first answer after the gap; for a kill that no client noticed, just the next answer. */
  Double firstAnswerMicros() {
    return gap.isKnown() ? microsAfterKill(gap.toNs()) : null;
  }

  Double gapMicros() {
    return gap.isKnown() ? Double.valueOf(gap.lengthNs() / NS_PER_US) : null;
  }

  /** From the start of the killed process's next life until it is hot; null if it never was. */
  Double rejoinMillis() {
    return failover.isOver()
        ? Double.valueOf((failover.hotAtNs() - failover.restartedAtNs()) / NS_PER_MS)
        : null;
  }
}
