package io.hotpair.engine.protocol.watchdog;

/**
 * The time that silence is measured in. It runs like the wall's, but while nothing at all is heard,
 * from any node, it stops after a short while: the watchdog did not run, or is cut off itself, and
 * that is nobody's silence (P10). So after a stall everybody's patience goes on where it stood,
 * instead of starting anew: a watchdog that stalls again and again still finds the dead.
 *
 * <p>The node that is heard next may prove that the watchdog heard well: nothing of it was lost,
 * and by its own clock it sent nothing for so long. Then that time counts, as far as the watchdog
 * itself was there to listen: without it the dead are found late where the living, who share a core
 * with something else, beat a few milliseconds apart.
 */
final class AudibleClock {
  private final long stallNs;
  private long audibleNs;
  private long heardAtNs;
  private long listenedNs;

  AudibleClock(long stallNs, long nowNs) {
    this.stallNs = stallNs;
    heardAtNs = nowNs;
  }

  /**
   * Some node is heard.
   *
   * @param sentNothingNs for how long it had certainly sent nothing before; 0 if that is not known.
   */
  void onHeard(long sentNothingNs, long nowNs) {
    long provedNs = Math.min(sentNothingNs, listenedNs);
    audibleNs += Math.max(0, Math.min(nowNs - heardAtNs, Math.max(stallNs, provedNs)));
    heardAtNs = nowNs;
    listenedNs = 0;
  }

  /** The watchdog looked whether it hears somebody, so long after it last did. */
  void onLook(long afterNs) {
    listenedNs += Math.min(afterNs, stallNs);
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
