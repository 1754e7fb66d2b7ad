package io.hotpair.engine.snapshot;

import io.hotpair.engine.session.ReplicatedState;

/** A whole snapshot, wherever it is kept. Any thread. */
public interface StateSnapshot {
  /**
   * What it says of itself.
   *
   * @return header.
   */
  SnapshotHeader header();

  /**
   * Visits the sessions of the state.
   *
   * @param visitor takes them.
   */
  void forEachSession(SessionVisitor visitor);

  /**
   * Puts the snapshot's state in place of another, at full speed.
   *
   * @param state to be replaced whole; not to be used if this throws.
   * @throws SnapshotException if the service refuses it, or its digest is another afterwards.
   */
  void restore(ReplicatedState state);

  /** Takes a session. */
  @FunctionalInterface
  interface SessionVisitor {
    /**
     * A session of the state.
     *
     * @param sessionId its id.
     * @param lastClientSequence of the last operation that was applied.
     */
    void onSession(long sessionId, long lastClientSequence);
  }
}
