package io.hotpair.transport;

import org.agrona.DirectBuffer;

/** Hears the catch-up stream. */
@FunctionalInterface
public interface CatchUpHandler {
  /**
   * A record out of the primary's journal, for one follower; all nodes hear it. Called on the
   * polling thread.
   *
   * @param nodeId of the primary.
   * @param targetId of the follower it is for.
   * @param targetIncarnation of that follower.
   * @param epoch of the view that both must have.
   * @param buffer that holds the record; valid during the call.
   * @param offset where the record begins.
   * @param length of the record in bytes.
   * @return true if taken or not wanted; false if there is no room: it comes again at the next
   *     poll.
   */
  boolean onCatchUp(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      DirectBuffer buffer,
      int offset,
      int length);

  /**
   * A piece of the primary's snapshot, for one follower; all nodes hear it. Called on the polling
   * thread.
   *
   * @param nodeId of the primary.
   * @param targetId of the follower it is for.
   * @param targetIncarnation of that follower.
   * @param epoch of the view that both must have.
   * @param snapshotSequence of the last record that is in the snapshot.
   * @param snapshotEpoch of that record.
   * @param totalLength of the snapshot file in bytes.
   * @param pieceOffset where the piece goes in the file.
   * @param buffer that holds the piece; valid during the call.
   * @param offset where the piece begins.
   * @param length of the piece in bytes.
   */
  default void onSnapshotChunk(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long snapshotSequence,
      long snapshotEpoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length) {}
}
