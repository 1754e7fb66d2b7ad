package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;

/**
 * What the protocol of a replica asks its surroundings to do. Sending may fail silently: the
 * protocol repeats what matters.
 */
public interface ReplicaOutput {
  /** Asks the primary where this node's journal ends in the primary's. */
  void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence);

  /** Tells a follower where its journal ends in this one. */
  void alignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd);

  /**
   * Asks the primary for records, as many as there is room for.
   *
   * @return the last sequence that was asked for; {@code fromSequence - 1} if nothing was asked.
   */
  long catchUpRequest(int primaryId, long epoch, long fromSequence);

  /** Asks the primary for a snapshot: its journal begins behind this node's next record (P8 a). */
  default void snapshotRequest(int primaryId, long epoch) {}

  /** Asks the watchdog to add a newcomer to the view (P8 c). */
  void admitRequest(long version, int newcomerId, long newcomerIncarnation);

  /** Cuts the journal, and all that is in the pipeline behind it. */
  void cut(long lastSequence);

  /**
   * Puts an EpochStart record into the pipeline, as the first of its epoch.
   *
   * @param view that begins the epoch.
   * @return false if there is no room now; the protocol asks again at the next tick.
   */
  boolean sequenceEpochStart(View view);

  /**
   * Puts an Admit record into the pipeline.
   *
   * @return false if there is no room now.
   */
  boolean sequenceAdmit(long version, int newcomerId, long newcomerIncarnation);

  /**
   * Puts a record into the pipeline that takes an Admit back.
   *
   * @return false if there is no room now.
   */
  boolean sequenceCancelAdmit(long version, int newcomerId, long newcomerIncarnation);
}
