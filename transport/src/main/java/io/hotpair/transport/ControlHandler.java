package io.hotpair.transport;

import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.ViewDecoder;

/**
 * Hears the control stream. Each method is called on the polling thread, with a frame whose header
 * and lengths were checked and whose node ids are within 0 to {@link Topology#MAX_NODE_ID}; nothing
 * else about it is known to be true. Methods not implemented ignore the message.
 */
public interface ControlHandler {
  /**
   * A node says how it stands.
   *
   * @param heartbeat positioned on the message; valid during the call. Its group is to be read
   *     once.
   */
  default void onHeartbeat(HeartbeatDecoder heartbeat) {}

  /**
   * A node holds records, behind a prefix that equals the primary's.
   *
   * @param nodeId that holds.
   * @param incarnation of it.
   * @param epoch of the view in which it is aligned.
   * @param held sequence of the last record it holds.
   * @param committed highest sequence that it knows to be committed.
   */
  default void onAck(int nodeId, long incarnation, long epoch, long held, long committed) {}

  /**
   * The watchdog tells one incarnation of one node a view.
   *
   * @param view positioned on the message; valid during the call. Its group is to be read once.
   */
  default void onView(ViewDecoder view) {}

  /**
   * The primary asks the watchdog to add a newcomer, which holds its Admit record.
   *
   * @param nodeId of the primary.
   * @param incarnation of it.
   * @param version of the view that the primary has.
   * @param newcomerId of the newcomer.
   * @param newcomerIncarnation of it.
   */
  default void onAdmitRequest(
      int nodeId, long incarnation, long version, int newcomerId, long newcomerIncarnation) {}

  /**
   * A follower asks the primary where their journals part.
   *
   * @param nodeId of the follower.
   * @param incarnation of it.
   * @param targetId of the primary.
   * @param epoch of the view that both must have.
   * @param lastEpoch of the last record in the follower's journal.
   * @param lastSequence of that record.
   */
  default void onAlignRequest(
      int nodeId, long incarnation, int targetId, long epoch, long lastEpoch, long lastSequence) {}

  /**
   * The primary's reply to it.
   *
   * @param nodeId of the primary.
   * @param targetId of the follower.
   * @param targetIncarnation of the follower.
   * @param epoch of the view that both must have.
   * @param askedEpoch last epoch of the request.
   * @param askedSequence last sequence of the request.
   * @param prefixEpoch the primary's greatest epoch that is not above askedEpoch; 0 for none.
   * @param prefixEnd last sequence of that epoch in the primary's journal.
   * @param firstSequence how far back the primary's journal reaches.
   */
  default void onAlignReply(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {}

  /**
   * A follower asks the primary for records.
   *
   * @param nodeId of the follower.
   * @param incarnation of it.
   * @param targetId of the primary.
   * @param epoch of the view that both must have.
   * @param fromSequence first record wanted.
   * @param toSequence last record it has room for.
   */
  default void onCatchUpRequest(
      int nodeId, long incarnation, int targetId, long epoch, long fromSequence, long toSequence) {}

  /**
   * A follower asks the primary for a snapshot, or for more of one.
   *
   * @param nodeId of the follower.
   * @param incarnation of it.
   * @param targetId of the primary.
   * @param epoch of the view that both must have.
   * @param snapshotSequence of the snapshot that it has a part of; 0 for none.
   * @param offset first byte wanted.
   * @param endOffset behind the last byte that it has room for.
   */
  default void onSnapshotRequest(
      int nodeId,
      long incarnation,
      int targetId,
      long epoch,
      long snapshotSequence,
      long offset,
      long endOffset) {}
}
