package io.hotpair.engine.protocol.watchdog;

/** How long a position that is behind has not moved. */
final class StallTimer {
  private long high;
  private long low;
  private long sinceNs;

  /**
   * Looks at the position.
   *
   * @param isBehind whether it should move.
   * @param newHigh the position's first part.
   * @param newLow the position's second part.
   * @param nowNs the time that stalls are measured in.
   * @return for how long it has been behind without moving.
   */
  long look(boolean isBehind, long newHigh, long newLow, long nowNs) {
    if (!isBehind || newHigh != high || newLow != low) {
      high = newHigh;
      low = newLow;
      sinceNs = nowNs;
    }
    return nowNs - sinceNs;
  }

  void restart(long nowNs) {
    sinceNs = nowNs;
  }
}
