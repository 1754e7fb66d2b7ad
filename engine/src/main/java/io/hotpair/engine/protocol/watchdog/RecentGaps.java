package io.hotpair.engine.protocol.watchdog;

/** The longest of the last gaps: one counts for one to two spans, and is then forgotten. */
final class RecentGaps {
  private final long spanNs;
  private long spanStartNs;
  private long currentNs;
  private long previousNs;

  RecentGaps(long spanNs) {
    this.spanNs = spanNs;
  }

  void restart(long nowNs) {
    spanStartNs = nowNs;
    currentNs = 0;
    previousNs = 0;
  }

  void onGap(long gapNs, long nowNs) {
    long sinceNs = nowNs - spanStartNs;
    if (sinceNs >= spanNs) {
      previousNs = sinceNs < 2 * spanNs ? currentNs : 0;
      currentNs = 0;
      spanStartNs = nowNs;
    }
    currentNs = Math.max(currentNs, gapNs);
  }

  /** In ns; 0 if there was none. */
  long longestNs() {
    return Math.max(currentNs, previousNs);
  }
}
