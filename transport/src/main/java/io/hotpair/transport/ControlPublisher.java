package io.hotpair.transport;

import io.aeron.ExclusivePublication;
import io.hotpair.transport.sbe.AckEncoder;
import io.hotpair.transport.sbe.AdmitRequestEncoder;
import io.hotpair.transport.sbe.AlignReplyEncoder;
import io.hotpair.transport.sbe.AlignRequestEncoder;
import io.hotpair.transport.sbe.CatchUpRequestEncoder;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import io.hotpair.transport.sbe.SnapshotRequestEncoder;
import io.hotpair.transport.sbe.ViewEncoder;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends control messages. Every method returns true if the message is on its way; false means no
 * room or nobody there, and the caller repeats later what still matters. One thread; allocates
 * nothing.
 *
 * <p>Heartbeat and View are filled by the caller, who then calls {@link #send}:
 *
 * <pre>{@code
 * HeartbeatEncoder heartbeat = control.beginHeartbeat();
 * heartbeat.nodeId(0).role(WireRole.HOT) ... ;
 * heartbeat.peersCount(1).next().peerId(1).silentNs(20_000);
 * control.send();
 * }</pre>
 */
public final class ControlPublisher implements AutoCloseable {
  /** Room for the longest control message: a heartbeat that names 31 peers has 485 bytes. */
  private static final int BUFFER_LENGTH = 1024;

  private final ExclusivePublication publication;
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(BufferUtil.allocateDirectAligned(BUFFER_LENGTH, BitUtil.CACHE_LINE_LENGTH));
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
  private final AckEncoder ack = new AckEncoder();
  private final ViewEncoder view = new ViewEncoder();
  private final AdmitRequestEncoder admitRequest = new AdmitRequestEncoder();
  private final AlignRequestEncoder alignRequest = new AlignRequestEncoder();
  private final AlignReplyEncoder alignReply = new AlignReplyEncoder();
  private final CatchUpRequestEncoder catchUpRequest = new CatchUpRequestEncoder();
  private final SnapshotRequestEncoder snapshotRequest = new SnapshotRequestEncoder();
  private boolean viewBegun;

  /**
   * Creates it.
   *
   * @param publication of the control stream; closed with this.
   */
  public ControlPublisher(ExclusivePublication publication) {
    this.publication = publication;
  }

  /**
   * Begins a heartbeat. All fields, then {@code peersCount}, must be set before {@link #send}.
   *
   * @return the encoder, with the header written.
   */
  public HeartbeatEncoder beginHeartbeat() {
    viewBegun = false;
    return heartbeat.wrapAndApplyHeader(buffer, 0, header);
  }

  /**
   * Begins a view. All fields, then {@code membersCount}, must be set before {@link #send}.
   *
   * @return the encoder, with the header written.
   */
  public ViewEncoder beginView() {
    viewBegun = true;
    return view.wrapAndApplyHeader(buffer, 0, header);
  }

  /**
   * Sends the heartbeat or view that was begun last. It may be sent again if nothing else was sent
   * or begun in between.
   *
   * @return true if it is on its way.
   */
  public boolean send() {
    return offer(viewBegun ? view.encodedLength() : heartbeat.encodedLength());
  }

  /**
   * Sends an Ack, to all.
   *
   * @param nodeId of the sender.
   * @param incarnation of the sender.
   * @param epoch of the view in which it is aligned.
   * @param held sequence of the last record it holds.
   * @param committed highest sequence that it knows to be committed.
   * @return true if it is on its way.
   */
  public boolean ack(int nodeId, long incarnation, long epoch, long held, long committed) {
    ack.wrapAndApplyHeader(buffer, 0, header)
        .nodeId(nodeId)
        .incarnation(incarnation)
        .epoch(epoch)
        .held(held)
        .committed(committed);
    return offer(AckEncoder.BLOCK_LENGTH);
  }

  /**
   * Sends an AdmitRequest, primary to watchdog.
   *
   * @param nodeId of the sender.
   * @param incarnation of the sender.
   * @param version of the view that the sender has.
   * @param newcomerId of the newcomer.
   * @param newcomerIncarnation of the newcomer.
   * @return true if it is on its way.
   */
  public boolean admitRequest(
      int nodeId, long incarnation, long version, int newcomerId, long newcomerIncarnation) {
    admitRequest
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(nodeId)
        .newcomerId(newcomerId)
        .incarnation(incarnation)
        .version(version)
        .newcomerIncarnation(newcomerIncarnation);
    return offer(AdmitRequestEncoder.BLOCK_LENGTH);
  }

  /**
   * Sends an AlignRequest, follower to primary.
   *
   * @param nodeId of the sender.
   * @param incarnation of the sender.
   * @param targetId of the primary.
   * @param epoch of the view that both must have.
   * @param lastEpoch of the last record in the sender's journal.
   * @param lastSequence of that record.
   * @return true if it is on its way.
   */
  public boolean alignRequest(
      int nodeId, long incarnation, int targetId, long epoch, long lastEpoch, long lastSequence) {
    alignRequest
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(nodeId)
        .targetId(targetId)
        .incarnation(incarnation)
        .epoch(epoch)
        .lastEpoch(lastEpoch)
        .lastSequence(lastSequence);
    return offer(AlignRequestEncoder.BLOCK_LENGTH);
  }

  /**
   * Sends an AlignReply, primary to follower.
   *
   * @param nodeId of the sender.
   * @param targetId of the follower.
   * @param targetIncarnation of the follower.
   * @param epoch of the view that both must have.
   * @param askedEpoch last epoch of the request.
   * @param askedSequence last sequence of the request.
   * @param prefixEpoch the sender's greatest epoch that is not above askedEpoch; 0 for none.
   * @param prefixEnd last sequence of that epoch in the sender's journal.
   * @param firstSequence how far back the sender's journal reaches.
   * @return true if it is on its way.
   */
  public boolean alignReply(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {
    alignReply
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(nodeId)
        .targetId(targetId)
        .targetIncarnation(targetIncarnation)
        .epoch(epoch)
        .askedEpoch(askedEpoch)
        .askedSequence(askedSequence)
        .prefixEpoch(prefixEpoch)
        .prefixEnd(prefixEnd)
        .firstSequence(firstSequence);
    return offer(AlignReplyEncoder.BLOCK_LENGTH);
  }

  /**
   * Sends a CatchUpRequest, follower to primary.
   *
   * @param nodeId of the sender.
   * @param incarnation of the sender.
   * @param targetId of the primary.
   * @param epoch of the view that both must have.
   * @param fromSequence first record wanted.
   * @param toSequence last record it has room for.
   * @return true if it is on its way.
   */
  public boolean catchUpRequest(
      int nodeId, long incarnation, int targetId, long epoch, long fromSequence, long toSequence) {
    catchUpRequest
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(nodeId)
        .targetId(targetId)
        .incarnation(incarnation)
        .epoch(epoch)
        .fromSequence(fromSequence)
        .toSequence(toSequence);
    return offer(CatchUpRequestEncoder.BLOCK_LENGTH);
  }

  /**
   * Sends a SnapshotRequest, follower to primary.
   *
   * @param nodeId of the sender.
   * @param incarnation of the sender.
   * @param targetId of the primary.
   * @param epoch of the view that both must have.
   * @param snapshotSequence of the snapshot that it has a part of; 0 for none.
   * @param offset first byte wanted.
   * @param endOffset behind the last byte that it has room for.
   * @return true if it is on its way.
   */
  public boolean snapshotRequest(
      int nodeId,
      long incarnation,
      int targetId,
      long epoch,
      long snapshotSequence,
      long offset,
      long endOffset) {
    snapshotRequest
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(nodeId)
        .targetId(targetId)
        .incarnation(incarnation)
        .epoch(epoch)
        .snapshotSequence(snapshotSequence)
        .pieceOffset(offset)
        .endOffset(endOffset);
    return offer(SnapshotRequestEncoder.BLOCK_LENGTH);
  }

  /**
   * Whether anybody hears it.
   *
   * @return true if some receiver answered lately.
   */
  public boolean isConnected() {
    return publication.isConnected();
  }

  @Override
  public void close() {
    publication.close();
  }

  private boolean offer(int bodyLength) {
    return publication.offer(buffer, 0, FrameCheck.HEADER_LENGTH + bodyLength) > 0;
  }
}
