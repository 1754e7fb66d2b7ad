package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;

/**
 * Holds other nodes' digests against this node's own at the same sequence. Sequencing thread.
 *
 * <p>A heartbeat carries its node's last digest only. A node that applies behind its peer would
 * hear each before it has its own, and compare none; so the first that is ahead is kept until this
 * node has applied that record as well. It is dropped with the view in which it was heard: another
 * may have another record there.
 */
final class DigestComparison {
  private final DigestLog digests;
  private final ReplicaProtocol protocol;
  private final NodeEvents events;
  private long agreedAt;
  private long divergedAt;
  private int aheadFromId;
  private long aheadAt;
  private long aheadDigest;
  private long aheadViewVersion;

  DigestComparison(DigestLog digests, ReplicaProtocol protocol, NodeEvents events) {
    this.digests = digests;
    this.protocol = protocol;
    this.events = events;
  }

  /**
   * A node's digest, as its heartbeat says it.
   *
   * @return sequence at which this node's state differs from the primary's, so that it must leave
   *     the view; 0 if there is none.
   */
  long onDigest(int fromId, long sequence, long digest) {
    long differsAt = compareAhead();
    return differsAt != 0 ? differsAt : compare(fromId, sequence, digest);
  }

  private long compareAhead() {
    if (aheadAt == 0 || aheadAt > digests.lastSequence()) {
      return 0;
    }
    long sequence = aheadAt;
    aheadAt = 0;
    return aheadViewVersion == protocol.view().version()
        ? compare(aheadFromId, sequence, aheadDigest)
        : 0;
  }

  private long compare(int fromId, long sequence, long digest) {
    if (sequence == 0) {
      return 0;
    }
    if (sequence > digests.lastSequence()) {
      keepAhead(fromId, sequence, digest);
      return 0;
    }
    long own = digests.digest(sequence);
    if (own == DigestLog.NONE) {
      return 0;
    }
    if (own == digest) {
      agreedAt = Math.max(agreedAt, sequence);
      return 0;
    }
    if (sequence != divergedAt) {
      divergedAt = sequence;
      events.onDivergence(agreedAt, sequence, own, fromId, digest);
    }
    boolean mustLeave =
        fromId == protocol.view().primaryId() && protocol.role() != ReplicaRole.PRIMARY;
    return mustLeave ? sequence : 0;
  }

  private void keepAhead(int fromId, long sequence, long digest) {
    long viewVersion = protocol.view().version();
    if (aheadAt == 0 || aheadViewVersion != viewVersion) {
      aheadFromId = fromId;
      aheadAt = sequence;
      aheadDigest = digest;
      aheadViewVersion = viewVersion;
    }
  }
}
