package io.hotpair.engine.protocol.watchdog;

/**
 * The time that silence is measured in. It runs like the wall's, but while nothing at all is heard,
 * from any node, it stops after a short while: the watchdog did not run, or is cut off itself, and
 * that is nobody's silence (P10). So after a stall everybody's patience goes on where it stood,
 * instead of starting anew: a watchdog that stalls again and again still finds the dead.
 */
final class AudibleClock {
  private final long stallNs;
  private long audibleNs;
  private long heardAtNs;

  AudibleClock(long stallNs, long nowNs) {
    this.stallNs = stallNs;
    heardAtNs = nowNs;
  }

  /** Some node is heard. */
  void onHeard(long nowNs) {
    audibleNs = at(nowNs);
    heardAtNs = nowNs;
  }

  /** The audible time now; it never falls as long as the given time does not. */
  long at(long nowNs) {
    return audibleNs + Math.max(0, Math.min(nowNs - heardAtNs, stallNs));
  }

  /** For how long nothing at all was heard, by the wall's time. */
  long allSilentNs(long nowNs) {
    return nowNs - heardAtNs;
  }
}
