package io.hotpair.transport;

import io.hotpair.transport.sbe.AckEncoder;
import io.hotpair.transport.sbe.AdmitRequestEncoder;
import io.hotpair.transport.sbe.AlignReplyEncoder;
import io.hotpair.transport.sbe.AlignRequestEncoder;
import io.hotpair.transport.sbe.AnswerEncoder;
import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.CatchUpEncoder;
import io.hotpair.transport.sbe.CatchUpRequestEncoder;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.KeepAliveEncoder;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import io.hotpair.transport.sbe.OfferEncoder;
import io.hotpair.transport.sbe.SessionCloseEncoder;
import io.hotpair.transport.sbe.SessionOpenEncoder;
import io.hotpair.transport.sbe.SnapshotChunkEncoder;
import io.hotpair.transport.sbe.SnapshotRequestEncoder;
import io.hotpair.transport.sbe.ViewEncoder;
import io.hotpair.transport.sbe.WireRole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One well-formed frame of each message, by name. */
final class FrameSamples {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final Map<String, byte[]> frames = new LinkedHashMap<>();

  static Map<String, byte[]> all() {
    FrameSamples samples = new FrameSamples();
    samples.nodes();
    samples.requests();
    samples.clients();
    return samples.frames;
  }

  private void nodes() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    HeartbeatEncoder heartbeat = new HeartbeatEncoder().wrapAndApplyHeader(buffer, 0, header);
    heartbeat.nodeId(1).role(WireRole.HOT).incarnation(2).version(3).epoch(4).lastEpoch(5);
    heartbeat.held(6).committed(7).applied(8).digestSequence(9).digest(10).timestampNs(11);
    heartbeat.watchdogSilentNs(12).peersCount(2).next().peerId(0).silentNs(13).next().peerId(2);
    keep("Heartbeat", buffer, heartbeat.encodedLength());
    AckEncoder ack = new AckEncoder().wrapAndApplyHeader(buffer, 0, header);
    ack.nodeId(1).incarnation(2).epoch(3).held(4).committed(5);
    keep("Ack", buffer, ack.encodedLength());
    ViewEncoder view = new ViewEncoder().wrapAndApplyHeader(buffer, 0, header);
    view.targetId(1).primaryId(0).targetIncarnation(2).version(3).epoch(4).timestampNs(5);
    view.membersCount(2).next().memberId(0).incarnation(6).next().memberId(1).incarnation(7);
    keep("View", buffer, view.encodedLength());
  }

  private void requests() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    AdmitRequestEncoder admit = new AdmitRequestEncoder().wrapAndApplyHeader(buffer, 0, header);
    admit.nodeId(0).newcomerId(1).incarnation(2).version(3).newcomerIncarnation(4);
    keep("AdmitRequest", buffer, admit.encodedLength());
    AlignRequestEncoder align = new AlignRequestEncoder().wrapAndApplyHeader(buffer, 0, header);
    align.nodeId(1).targetId(0).incarnation(2).epoch(3).lastEpoch(4).lastSequence(5);
    keep("AlignRequest", buffer, align.encodedLength());
    AlignReplyEncoder reply = new AlignReplyEncoder().wrapAndApplyHeader(buffer, 0, header);
    reply.nodeId(0).targetId(1).targetIncarnation(2).epoch(3).askedEpoch(4).askedSequence(5);
    reply.prefixEpoch(6).prefixEnd(7).firstSequence(8);
    keep("AlignReply", buffer, reply.encodedLength());
    CatchUpRequestEncoder ask = new CatchUpRequestEncoder().wrapAndApplyHeader(buffer, 0, header);
    ask.nodeId(1).targetId(0).incarnation(2).epoch(3).fromSequence(4).toSequence(5);
    keep("CatchUpRequest", buffer, ask.encodedLength());
    CatchUpEncoder catchUp = new CatchUpEncoder().wrapAndApplyHeader(buffer, 0, header);
    catchUp.nodeId(0).targetId(1).targetIncarnation(2).epoch(3);
    catchUp.putRecord(new byte[] {1, 2, 3}, 0, 3);
    keep("CatchUp", buffer, catchUp.encodedLength());
    SnapshotRequestEncoder want =
        new SnapshotRequestEncoder().wrapAndApplyHeader(buffer, 0, header);
    want.nodeId(1)
        .targetId(0)
        .incarnation(2)
        .epoch(3)
        .snapshotSequence(4)
        .pieceOffset(5)
        .endOffset(6);
    keep("SnapshotRequest", buffer, want.encodedLength());
    SnapshotChunkEncoder chunk = new SnapshotChunkEncoder().wrapAndApplyHeader(buffer, 0, header);
    chunk.nodeId(0).targetId(1).targetIncarnation(2).epoch(3).snapshotSequence(4).snapshotEpoch(3);
    chunk.totalLength(100).pieceOffset(97).putPiece(new byte[] {7, 8, 9}, 0, 3);
    keep("SnapshotChunk", buffer, chunk.encodedLength());
  }

  private void clients() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    SessionOpenEncoder open = new SessionOpenEncoder().wrapAndApplyHeader(buffer, 0, header);
    open.sessionId(1).responseStreamId(2).responseChannel("aeron:udp?endpoint=127.0.0.1:9");
    keep("SessionOpen", buffer, open.encodedLength());
    OfferEncoder offer = new OfferEncoder().wrapAndApplyHeader(buffer, 0, header);
    offer.sessionId(1).clientSequence(2).putOperation(new byte[] {4, 5}, 0, 2);
    keep("Offer", buffer, offer.encodedLength());
    KeepAliveEncoder keepAlive = new KeepAliveEncoder().wrapAndApplyHeader(buffer, 0, header);
    keep("KeepAlive", buffer, keepAlive.sessionId(1).encodedLength());
    SessionCloseEncoder close = new SessionCloseEncoder().wrapAndApplyHeader(buffer, 0, header);
    keep("SessionClose", buffer, close.sessionId(1).encodedLength());
    AnswerEncoder answer = new AnswerEncoder().wrapAndApplyHeader(buffer, 0, header);
    answer.nodeId(1).status(AnswerStatus.OK).sessionId(2).clientSequence(3).sequence(4);
    answer.putPayload(new byte[] {6}, 0, 1);
    keep("Answer", buffer, answer.encodedLength());
  }

  private void keep(String name, MutableDirectBuffer buffer, int bodyLength) {
    byte[] frame = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
    buffer.getBytes(0, frame);
    frames.put(name, frame);
  }
}
