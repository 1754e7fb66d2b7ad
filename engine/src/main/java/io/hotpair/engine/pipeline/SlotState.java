package io.hotpair.engine.pipeline;

/** What a slot of the ring holds. */
public enum SlotState {
  /** Something that a primary is to give a sequence; on another node it is dropped. */
  UNSEQUENCED,
  /** A record that is to be journaled as it is. */
  SEQUENCED,
  /** A record that came out of this node's own journal. */
  REPLAYED,
  /**
   * Nothing to be journaled: a request to this node only, that keeps its place among the records.
   */
  LOCAL,
  /** A snapshot that takes the place of the state, and of every record before it. */
  SNAPSHOT,
  /** A record that is in the journal. */
  JOURNALED,
  /** Void: never sequenced, or cut. */
  DROPPED
}
