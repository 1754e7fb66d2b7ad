package io.hotpair.engine.protocol.watchdog;

/** What a member that beats does not do although others do (a gray failure, P10). */
public enum StuckReason {
  /** Its journal is behind the primary's and does not grow. */
  JOURNAL,
  /** It has applied less than another member, and applies nothing more. */
  APPLY,
  /** It has not adopted a view that another member has. */
  VIEW
}
