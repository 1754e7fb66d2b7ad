package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaRole;

/**
 * This node's place, for other threads than the sequencing one, which writes it. It may be out of
 * date the moment it is read: what was put into the ring on the strength of it is dropped if it no
 * longer holds.
 */
public final class Place {
  private volatile ReplicaRole role = ReplicaRole.RECOVERING;
  private volatile long sequencingEpoch;
  private volatile boolean isAnswering;
  private volatile boolean isIntakeStopped;

  /**
   * Sets it. Sequencing thread.
   *
   * @param newRole role of the node.
   * @param newSequencingEpoch epoch in which it gives out sequences; 0 if it does not.
   * @param answering whether answers are sent.
   */
  public void set(ReplicaRole newRole, long newSequencingEpoch, boolean answering) {
    role = newRole;
    sequencingEpoch = newSequencingEpoch;
    isAnswering = answering;
  }

  /**
   * Role of the node.
   *
   * @return role.
   */
  public ReplicaRole role() {
    return role;
  }

  /**
   * Epoch in which this node gives out sequences.
   *
   * @return 0 if it does not.
   */
  public long sequencingEpoch() {
    return sequencingEpoch;
  }

  /**
   * Whether answers are sent: not while a node catches up, when others have long given them, and
   * both sending and hearing them would only make it take longer.
   *
   * @return true if they are.
   */
  public boolean isAnswering() {
    return isAnswering;
  }

  /**
   * Stops, or resumes, taking what clients offer. Any thread.
   *
   * @param isStopped whether nothing more may be sequenced for clients, as when the disk is nearly
   *     full.
   */
  public void stopIntake(boolean isStopped) {
    isIntakeStopped = isStopped;
  }

  /**
   * Whether what clients offer is to wait.
   *
   * @return true if so.
   */
  public boolean isIntakeStopped() {
    return isIntakeStopped;
  }
}
