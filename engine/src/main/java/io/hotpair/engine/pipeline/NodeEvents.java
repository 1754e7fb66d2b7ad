package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaRole;

/** What happened to a node, rarely: for logs and tests. Sequencing thread; must not block. */
public interface NodeEvents {
  /**
   * Who is told when operations pass the stages. Asked once.
   *
   * @return by default nobody.
   */
  default StageObserver stages() {
    return StageObserver.NONE;
  }

  /** A view was adopted. */
  void onView(View view, ReplicaRole role);

  /** This node, a new primary, gives out sequences from now on. */
  void onSequencing(long epoch, long firstSequence);

  /** What the journal held at the start is in the pipeline. */
  void onReplayed(long lastSequence);

  /** A journal's tail that another primary never had was cut. */
  void onCut(long lastSequence, long formerLastSequence);

  /** A snapshot from the primary took the place of this node's state and journal. */
  default void onSnapshotInstalled(long sequence) {}

  /**
   * Two nodes have different digests at one sequence.
   *
   * @param agreedSequence last sequence at which a digest of another node was the same, 0 if none
   *     was in this life: the operation that made the difference came after it.
   * @param sequence of the digests.
   * @param ownDigest of this node.
   * @param peerId the other node.
   * @param peerDigest of the other node.
   */
  void onDivergence(
      long agreedSequence, long sequence, long ownDigest, int peerId, long peerDigest);
}
