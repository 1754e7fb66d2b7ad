package io.hotpair.engine.replica;

import io.hotpair.engine.pipeline.PeerOutput;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.journal.JournalCursor;
import io.hotpair.transport.NodeTransport;
import io.hotpair.transport.SendResult;
import org.agrona.DirectBuffer;

/** What the pipeline says, over Aeron. Sequencing thread. */
final class TransportPeerOutput implements PeerOutput {
  private static final int FRAGMENT_LIMIT = 64;

  private final int nodeId;
  private final long incarnation;
  private NodeTransport transport;

  TransportPeerOutput(int nodeId, long incarnation) {
    this.nodeId = nodeId;
    this.incarnation = incarnation;
  }

  void transport(NodeTransport opened) {
    transport = opened;
  }

  @Override
  public boolean ack(long epoch, long held, long committed) {
    return transport.acks().ack(nodeId, incarnation, epoch, held, committed);
  }

  @Override
  public boolean record(DirectBuffer buffer, int offset, int length) {
    return transport.records().offer(buffer, offset, length) != SendResult.BACK_PRESSURED;
  }

  @Override
  public boolean catchUp(
      int followerId, long followerIncarnation, long epoch, JournalCursor record) {
    return transport
            .catchUps()
            .offer(
                nodeId,
                followerId,
                followerIncarnation,
                epoch,
                record.buffer(),
                record.offset(),
                record.length())
        == SendResult.SENT;
  }

  @Override
  public void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence) {
    transport
        .control()
        .alignRequest(nodeId, incarnation, primaryId, epoch, lastEpoch, lastSequence);
  }

  @Override
  public void alignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {
    transport
        .control()
        .alignReply(
            nodeId,
            followerId,
            followerIncarnation,
            epoch,
            askedEpoch,
            askedSequence,
            prefixEpoch,
            prefixEnd,
            firstSequence);
  }

  @Override
  public void catchUpRequest(int primaryId, long epoch, long fromSequence, long toSequence) {
    transport
        .control()
        .catchUpRequest(nodeId, incarnation, primaryId, epoch, fromSequence, toSequence);
  }

  @Override
  public void snapshotRequest(
      int primaryId, long epoch, long snapshotSequence, long offset, long endOffset) {
    transport
        .control()
        .snapshotRequest(
            nodeId, incarnation, primaryId, epoch, snapshotSequence, offset, endOffset);
  }

  @Override
  public boolean snapshotPiece(
      int followerId,
      long followerIncarnation,
      long epoch,
      SnapshotDepot.Served snapshot,
      long pieceOffset,
      DirectBuffer piece,
      int length) {
    return transport
            .catchUps()
            .offerChunk(
                nodeId,
                followerId,
                followerIncarnation,
                epoch,
                snapshot.sequence(),
                snapshot.epoch(),
                snapshot.length(),
                pieceOffset,
                piece,
                length)
        == SendResult.SENT;
  }

  @Override
  public void admitRequest(long version, int newcomerId, long newcomerIncarnation) {
    transport.control().admitRequest(nodeId, incarnation, version, newcomerId, newcomerIncarnation);
  }

  @Override
  public void drainRecords() {
    // Bounded by what is in the log buffers now: the old primary sends nothing more, or is ignored.
    while (transport.pollRecords(FRAGMENT_LIMIT) > 0) {
      Thread.onSpinWait();
    }
  }
}
