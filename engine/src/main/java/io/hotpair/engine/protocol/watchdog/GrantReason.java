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
  /** Every member came back in a new incarnation, and the most advanced begins alone. */
  COLD_START,
  /** An operator forced a node. */
  FORCED
}
