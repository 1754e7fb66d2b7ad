package io.hotpair.engine.host;

/** When the thread that takes snapshots runs. */
enum SnapshotScheduling {
  /**
   * As {@link #IDLE} where the node's duty threads back off, else as {@link #NORMAL}: threads that
   * never sleep would leave it next to nothing, and the journal would grow.
   */
  AUTO,
  /** Where no other thread wants to. */
  IDLE,
  /** As any other thread. */
  NORMAL
}
