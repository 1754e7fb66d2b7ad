package io.hotpair.engine.drill;

/**
 * A process that was killed.
 *
 * @param process its name.
 * @param role that it had: primary, hot, watchdog, or another if it was killed by hand.
 * @param incarnation of the node; 0 for the watchdog.
 * @param atNs monotonic time of the kill, or of noticing it if it was killed by hand.
 * @param isByHand whether somebody else killed it.
 */
record Kill(String process, String role, long incarnation, long atNs, boolean isByHand) {
  int nodeId() {
    return PairObserver.nodeOf(process);
  }

  boolean isWatchdog() {
    return nodeId() < 0;
  }
}
