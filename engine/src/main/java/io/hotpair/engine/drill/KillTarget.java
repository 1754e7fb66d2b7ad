package io.hotpair.engine.drill;

/** Which process a drill kills. */
public enum KillTarget {
  /** The node that sequences at that moment. */
  PRIMARY,
  /** The other node. */
  HOT,
  /** The watchdog. */
  WATCHDOG,
  /** None. */
  NONE
}
