package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.NodeIds;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.journal.Journal;
import org.agrona.DirectBuffer;

/**
 * What the other nodes say, each message to those of the node whom it concerns. What their journals
 * are asked about is answered behind everything that is in the ring. Sequencing thread.
 */
public final class PeerMessages {
  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final PeerOutput output;
  private final JournalStage journalStage;
  private final DigestComparison comparison;
  private final RecordFeed records;
  private final ReplayFeed replay;
  private final CatchUpServer catchUps;
  private final SnapshotServer snapshotServer;
  private final SnapshotReceiver snapshotReceiver;

  PeerMessages(
      Journal journal,
      ReplicaProtocol protocol,
      PeerOutput output,
      JournalStage journalStage,
      DigestComparison comparison,
      RecordFeed records,
      ReplayFeed replay,
      CatchUpServer catchUps,
      SnapshotServer snapshotServer,
      SnapshotReceiver snapshotReceiver) {
    this.journal = journal;
    this.protocol = protocol;
    this.output = output;
    this.journalStage = journalStage;
    this.comparison = comparison;
    this.records = records;
    this.replay = replay;
    this.catchUps = catchUps;
    this.snapshotServer = snapshotServer;
    this.snapshotReceiver = snapshotReceiver;
  }

  /** A node, in an incarnation, holds in an epoch what it says. */
  public void onAck(
      int fromId, long fromIncarnation, long epoch, long held, long committed, long nowNs) {
    if (NodeIds.isValid(fromId)) {
      protocol.onAck(fromId, fromIncarnation, epoch, held, committed, nowNs);
    }
  }

  /** A node is alive; it does not say what it holds in the current epoch. */
  public void onHeard(int fromId, long fromIncarnation, long nowNs) {
    if (NodeIds.isValid(fromId)) {
      protocol.onHeard(fromId, fromIncarnation, nowNs);
    }
  }

  /**
   * A node's digest at a sequence.
   *
   * @return sequence at which this node's state differs from the primary's, so that it must leave
   *     the view; 0 if there is none. It may be one that was heard earlier, before this node had
   *     applied as much.
   */
  public long onDigest(int fromId, long sequence, long digest) {
    return comparison.onDigest(fromId, sequence, digest);
  }

  /** A follower asks where its journal ends in this one. */
  public void onAlignRequest(
      int fromId, long fromIncarnation, long epoch, long lastEpoch, long lastSequence) {
    journalStage.poll();
    protocol.onAlignRequest(fromId, fromIncarnation, epoch, lastEpoch, lastSequence);
  }

  /** The primary says where this node's journal ends in its own. */
  public void onAlignReply(
      int fromId,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd) {
    journalStage.poll();
    protocol.onAlignReply(fromId, epoch, askedEpoch, askedSequence, prefixEpoch, prefixEnd);
  }

  /** The primary says how far back its journal reaches. */
  public void onPrimaryFirst(int fromId, long epoch, long firstSequence) {
    protocol.onPrimaryFirst(fromId, epoch, firstSequence);
  }

  /** A follower asks for a snapshot, or for more of one. */
  public void onSnapshotRequest(
      int fromId, long fromIncarnation, long epoch, long sequence, long offset, long endOffset) {
    if (NodeIds.isValid(fromId)) {
      snapshotServer.onRequest(fromId, fromIncarnation, epoch, sequence, offset, endOffset);
    }
  }

  /** A piece of the primary's snapshot, for this node. */
  public void onSnapshotPiece(
      long epoch,
      long sequence,
      long snapshotEpoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (epoch == protocol.view().epoch() && protocol.role() == ReplicaRole.CATCHING_UP) {
      snapshotReceiver.onPiece(
          sequence, snapshotEpoch, totalLength, pieceOffset, buffer, offset, length);
    }
  }

  /** A follower asks for records. */
  public void onCatchUpRequest(
      int fromId, long fromIncarnation, long epoch, long fromSequence, long toSequence) {
    if (!NodeIds.isValid(fromId)) {
      return;
    }
    if (fromSequence < journal.firstSequence() && protocol.isSequencing()) {
      // The records were pruned since it was aligned: it has to know.
      output.alignReply(fromId, fromIncarnation, epoch, 0, 0, 0, 0, journal.firstSequence());
    } else {
      catchUps.onRequest(fromId, fromIncarnation, epoch, fromSequence, toSequence);
    }
  }

  /**
   * A record of the live stream.
   *
   * @return false if there is no room now, and the same record is to be given again.
   */
  public boolean onLiveRecord(DirectBuffer buffer, int offset, int length) {
    return !replay.isDone() || records.onLive(buffer, offset, length);
  }

  /**
   * A record out of the primary's journal.
   *
   * @return false if there is no room now, and the same record is to be given again.
   */
  public boolean onCatchUpRecord(long epoch, DirectBuffer buffer, int offset, int length) {
    return !replay.isDone() || records.onCatchUp(epoch, buffer, offset, length);
  }
}
