package io.hotpair.engine.protocol.replica;

/** A replica's place, as it follows from the view that it has adopted. */
public enum ReplicaRole {
  /** Not told its place in this incarnation yet. */
  RECOVERING,
  /** Not in the view: being brought level. */
  CATCHING_UP,
  /** In the view: applies and answers, does not sequence. */
  HOT,
  /** In the view: sequences. */
  PRIMARY
}
