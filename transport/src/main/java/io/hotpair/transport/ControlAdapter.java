package io.hotpair.transport;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.hotpair.transport.sbe.AckDecoder;
import io.hotpair.transport.sbe.AdmitRequestDecoder;
import io.hotpair.transport.sbe.AlignReplyDecoder;
import io.hotpair.transport.sbe.AlignRequestDecoder;
import io.hotpair.transport.sbe.CatchUpRequestDecoder;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.MessageHeaderDecoder;
import io.hotpair.transport.sbe.SnapshotRequestDecoder;
import io.hotpair.transport.sbe.ViewDecoder;
import io.hotpair.transport.sbe.WireRole;
import org.agrona.DirectBuffer;

/**
 * Turns frames of the control stream into calls. A frame that is not exactly as it must be is
 * counted and dropped. One thread; allocates nothing.
 */
public final class ControlAdapter implements FragmentHandler {
  private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

  private final FrameCheck check;
  private final ControlHandler handler;
  private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
  private final AckDecoder ack = new AckDecoder();
  private final ViewDecoder view = new ViewDecoder();
  private final AdmitRequestDecoder admitRequest = new AdmitRequestDecoder();
  private final AlignRequestDecoder alignRequest = new AlignRequestDecoder();
  private final AlignReplyDecoder alignReply = new AlignReplyDecoder();
  private final CatchUpRequestDecoder catchUpRequest = new CatchUpRequestDecoder();
  private final SnapshotRequestDecoder snapshotRequest = new SnapshotRequestDecoder();

  /**
   * Creates it.
   *
   * @param handler that hears the messages.
   * @param rejections that counts what is refused.
   */
  public ControlAdapter(ControlHandler handler, FrameRejections rejections) {
    this.handler = handler;
    check = new FrameCheck(rejections);
  }

  @Override
  public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
    onFrame(buffer, offset, length);
  }

  /**
   * Takes one frame.
   *
   * @param buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes.
   */
  public void onFrame(DirectBuffer buffer, int offset, int length) {
    int templateId = check.templateOf(buffer, offset, length);
    switch (templateId) {
      case AckDecoder.TEMPLATE_ID -> onAck(buffer, offset, length);
      case HeartbeatDecoder.TEMPLATE_ID -> onHeartbeat(buffer, offset, length);
      case ViewDecoder.TEMPLATE_ID -> onView(buffer, offset, length);
      case AdmitRequestDecoder.TEMPLATE_ID -> onAdmitRequest(buffer, offset, length);
      case AlignRequestDecoder.TEMPLATE_ID -> onAlignRequest(buffer, offset, length);
      case AlignReplyDecoder.TEMPLATE_ID -> onAlignReply(buffer, offset, length);
      case CatchUpRequestDecoder.TEMPLATE_ID -> onCatchUpRequest(buffer, offset, length);
      case SnapshotRequestDecoder.TEMPLATE_ID -> onSnapshotRequest(buffer, offset, length);
      default -> check.unknownTemplate(templateId);
    }
  }

  private void onAck(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, AckDecoder.BLOCK_LENGTH)) {
      return;
    }
    ack.wrap(buffer, offset + FrameCheck.HEADER_LENGTH, AckDecoder.BLOCK_LENGTH, VERSION);
    if (check.node(ack.nodeId())) {
      handler.onAck(ack.nodeId(), ack.incarnation(), ack.epoch(), ack.held(), ack.committed());
    }
  }

  private void onHeartbeat(DirectBuffer buffer, int offset, int length) {
    if (!check.blockAndGroup(
        buffer,
        offset,
        length,
        HeartbeatDecoder.BLOCK_LENGTH,
        HeartbeatDecoder.PeersDecoder.sbeBlockLength())) {
      return;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    heartbeat.wrap(buffer, body, HeartbeatDecoder.BLOCK_LENGTH, VERSION);
    short role = heartbeat.roleRaw();
    if (check.node(heartbeat.nodeId())
        && check.field(role >= WireRole.RECOVERING.value() && role <= WireRole.PRIMARY.value())
        && peersAreNodes()) {
      handler.onHeartbeat(heartbeat);
    }
  }

  private void onView(DirectBuffer buffer, int offset, int length) {
    if (!check.blockAndGroup(
        buffer,
        offset,
        length,
        ViewDecoder.BLOCK_LENGTH,
        ViewDecoder.MembersDecoder.sbeBlockLength())) {
      return;
    }
    view.wrap(buffer, offset + FrameCheck.HEADER_LENGTH, ViewDecoder.BLOCK_LENGTH, VERSION);
    int primaryId = view.primaryId();
    if (check.node(view.targetId())
        && check.field(primaryId >= -1 && primaryId <= Topology.MAX_NODE_ID)
        && membersAreNodes()) {
      handler.onView(view);
    }
  }

  private boolean peersAreNodes() {
    HeartbeatDecoder.PeersDecoder peers = heartbeat.peers();
    while (peers.hasNext()) {
      if (!check.node(peers.next().peerId())) {
        return false;
      }
    }
    heartbeat.sbeRewind();
    return true;
  }

  private boolean membersAreNodes() {
    ViewDecoder.MembersDecoder members = view.members();
    while (members.hasNext()) {
      if (!check.node(members.next().memberId())) {
        return false;
      }
    }
    view.sbeRewind();
    return true;
  }

  private void onAdmitRequest(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, AdmitRequestDecoder.BLOCK_LENGTH)) {
      return;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    admitRequest.wrap(buffer, body, AdmitRequestDecoder.BLOCK_LENGTH, VERSION);
    if (check.node(admitRequest.nodeId()) && check.node(admitRequest.newcomerId())) {
      handler.onAdmitRequest(
          admitRequest.nodeId(),
          admitRequest.incarnation(),
          admitRequest.version(),
          admitRequest.newcomerId(),
          admitRequest.newcomerIncarnation());
    }
  }

  private void onAlignRequest(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, AlignRequestDecoder.BLOCK_LENGTH)) {
      return;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    alignRequest.wrap(buffer, body, AlignRequestDecoder.BLOCK_LENGTH, VERSION);
    if (check.node(alignRequest.nodeId()) && check.node(alignRequest.targetId())) {
      handler.onAlignRequest(
          alignRequest.nodeId(),
          alignRequest.incarnation(),
          alignRequest.targetId(),
          alignRequest.epoch(),
          alignRequest.lastEpoch(),
          alignRequest.lastSequence());
    }
  }

  private void onAlignReply(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, AlignReplyDecoder.BLOCK_LENGTH)) {
      return;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    alignReply.wrap(buffer, body, AlignReplyDecoder.BLOCK_LENGTH, VERSION);
    if (check.node(alignReply.nodeId()) && check.node(alignReply.targetId())) {
      handler.onAlignReply(
          alignReply.nodeId(),
          alignReply.targetId(),
          alignReply.targetIncarnation(),
          alignReply.epoch(),
          alignReply.askedEpoch(),
          alignReply.askedSequence(),
          alignReply.prefixEpoch(),
          alignReply.prefixEnd(),
          alignReply.firstSequence());
    }
  }

  private void onCatchUpRequest(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, CatchUpRequestDecoder.BLOCK_LENGTH)) {
      return;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    catchUpRequest.wrap(buffer, body, CatchUpRequestDecoder.BLOCK_LENGTH, VERSION);
    if (check.node(catchUpRequest.nodeId()) && check.node(catchUpRequest.targetId())) {
      handler.onCatchUpRequest(
          catchUpRequest.nodeId(),
          catchUpRequest.incarnation(),
          catchUpRequest.targetId(),
          catchUpRequest.epoch(),
          catchUpRequest.fromSequence(),
          catchUpRequest.toSequence());
    }
  }

  private void onSnapshotRequest(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, SnapshotRequestDecoder.BLOCK_LENGTH)) {
      return;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    snapshotRequest.wrap(buffer, body, SnapshotRequestDecoder.BLOCK_LENGTH, VERSION);
    if (check.node(snapshotRequest.nodeId())
        && check.node(snapshotRequest.targetId())
        && check.field(snapshotRequest.pieceOffset() >= 0)) {
      handler.onSnapshotRequest(
          snapshotRequest.nodeId(),
          snapshotRequest.incarnation(),
          snapshotRequest.targetId(),
          snapshotRequest.epoch(),
          snapshotRequest.snapshotSequence(),
          snapshotRequest.pieceOffset(),
          snapshotRequest.endOffset());
    }
  }
}
