package io.hotpair.engine.protocol.watchdog;

/**
 * The factor by which patience grows after false suspicions (P10): each doubles it up to a bound,
 * and it halves whenever a while has passed without one.
 */
final class Penalty {
  private final double greatest;
  private final long decayNs;
  private double factor = 1.0;
  private long changedNs;

  Penalty(double greatest, long decayNs) {
    this.greatest = greatest;
    this.decayNs = decayNs;
  }

  void onFalseSuspicion(long nowNs) {
    decay(nowNs);
    factor = Math.min(greatest, 2 * factor);
    changedNs = nowNs;
  }

  long applyTo(long patienceNs, long nowNs) {
    decay(nowNs);
    return factor == 1.0 ? patienceNs : (long) (factor * patienceNs);
  }

  private void decay(long nowNs) {
    while (factor > 1.0 && nowNs - changedNs >= decayNs) {
      factor = Math.max(1.0, factor / 2);
      changedNs += decayNs;
    }
  }
}
