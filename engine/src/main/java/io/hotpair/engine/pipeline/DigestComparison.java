package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;

/** Holds other nodes' digests against this node's own at the same sequence. Sequencing thread. */
final class DigestComparison {
  private final DigestLog digests;
  private final ReplicaProtocol protocol;
  private final NodeEvents events;
  private long agreedAt;
  private long divergedAt;

  DigestComparison(DigestLog digests, ReplicaProtocol protocol, NodeEvents events) {
    this.digests = digests;
    this.protocol = protocol;
    this.events = events;
  }

  /** False if this node's state differs from the primary's, and it must leave the view. */
  boolean onDigest(int fromId, long sequence, long digest) {
    long own = digests.digest(sequence);
    if (sequence == 0 || own == DigestLog.NONE) {
      return true;
    }
    if (own == digest) {
      agreedAt = Math.max(agreedAt, sequence);
      return true;
    }
    if (sequence != divergedAt) {
      divergedAt = sequence;
      events.onDivergence(agreedAt, sequence, own, fromId, digest);
    }
    return fromId != protocol.view().primaryId() || protocol.role() == ReplicaRole.PRIMARY;
  }
}
