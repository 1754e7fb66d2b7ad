package io.hotpair.engine.protocol.watchdog;

/** Why there is a new view. */
public enum GrantReason {
  /** The first view of a new cluster. */
  FIRST_START,
  /** A member that is not the primary was dropped. */
  MEMBER_DROPPED,
  /** The primary was dropped, and a survivor took its place. */
  PRIMARY_REPLACED,
  /** The primary asked for a newcomer, which is a member now. */
  ADMITTED,
  /** The primary asked for a newcomer that is silent or unknown: the same members again. */
  ADMISSION_REFUSED,
  /**
   * Every node that is needed for a cold start is back: the same members again, so that what the
   * nodes report with this version was said after all had died.
   */
  ROLL_CALL,
  /** Every member came back in a new incarnation, and the most advanced begins alone. */
  COLD_START,
  /** An operator forced a node. */
  FORCED
}
