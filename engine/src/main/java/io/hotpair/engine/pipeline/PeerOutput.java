package io.hotpair.engine.pipeline;

import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.journal.JournalCursor;
import org.agrona.DirectBuffer;

/**
 * What a node says to the other nodes and the watchdog. Sending never blocks; a message that finds
 * no room is lost unless it says otherwise, because the protocol repeats what matters. Sequencing
 * thread.
 */
public interface PeerOutput {
  /**
   * Says what this node holds.
   *
   * @return false if there was no room.
   */
  boolean ack(long epoch, long held, long committed);

  /**
   * Sends a record to all followers.
   *
   * @return false if there was no room; true if it is on its way, or nobody listens.
   */
  boolean record(DirectBuffer buffer, int offset, int length);

  /**
   * Sends a record out of the journal to one follower.
   *
   * @return false if there was no room.
   */
  boolean catchUp(int followerId, long followerIncarnation, long epoch, JournalCursor record);

  /** Asks the primary where this node's journal ends in its own. */
  void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence);

  /** Tells a follower where its journal ends in this one. */
  void alignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence);

  /** Asks the primary for records. */
  void catchUpRequest(int primaryId, long epoch, long fromSequence, long toSequence);

  /** Asks the primary for a snapshot, or for more of the one that this node has a part of. */
  default void snapshotRequest(
      int primaryId, long epoch, long snapshotSequence, long offset, long endOffset) {}

  /**
   * Sends a piece of a snapshot to one follower.
   *
   * @return false if there was no room.
   */
  default boolean snapshotPiece(
      int followerId,
      long followerIncarnation,
      long epoch,
      SnapshotDepot.Served snapshot,
      long pieceOffset,
      DirectBuffer piece,
      int length) {
    return false;
  }

  /** Asks the watchdog to add a newcomer to the view. */
  void admitRequest(long version, int newcomerId, long newcomerIncarnation);

  /**
   * Hands over, through {@link PeerMessages#onLiveRecord}, what has already arrived on the live
   * stream: a node that is being promoted takes it before the stream is closed (P7).
   */
  void drainRecords();
}
