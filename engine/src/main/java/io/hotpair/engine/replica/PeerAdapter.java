package io.hotpair.engine.replica;

import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.pipeline.PeerMessages;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.transport.CatchUpHandler;
import io.hotpair.transport.ControlHandler;
import io.hotpair.transport.IngressHandler;
import io.hotpair.transport.RecordHandler;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.ViewDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;

/**
 * What arrives from other nodes, the watchdog and clients, given to the pipeline. Sequencing
 * thread.
 */
final class PeerAdapter implements ControlHandler, RecordHandler, CatchUpHandler, IngressHandler {
  private final int nodeId;
  private final long incarnation;
  private final NodePipeline pipeline;
  private final PeerMessages peers;
  private final NanoClock clock;

  PeerAdapter(int nodeId, long incarnation, NodePipeline pipeline, NanoClock clock) {
    this.nodeId = nodeId;
    this.incarnation = incarnation;
    this.pipeline = pipeline;
    peers = pipeline.peers();
    this.clock = clock;
  }

  @Override
  public void onView(ViewDecoder view) {
    int targetId = view.targetId();
    long targetIncarnation = view.targetIncarnation();
    if (pipeline.isViewNews(targetId, targetIncarnation, view.version(), clock.nanoTime())) {
      pipeline.onView(decode(view));
    }
  }

  private static View decode(ViewDecoder view) {
    long version = view.version();
    long epoch = view.epoch();
    int primaryId = view.primaryId();
    boolean isForced = view.isForced() == 1;
    List<Member> members = new ArrayList<>();
    for (ViewDecoder.MembersDecoder member : view.members()) {
      members.add(new Member(member.memberId(), member.incarnation()));
    }
    return new View(version, epoch, primaryId, members, isForced);
  }

  @Override
  public void onHeartbeat(HeartbeatDecoder heartbeat) {
    int fromId = heartbeat.nodeId();
    long fromIncarnation = heartbeat.incarnation();
    long epoch = heartbeat.epoch();
    long nowNs = clock.nanoTime();
    if (epoch > 0 && epoch == heartbeat.lastEpoch()) {
      peers.onAck(fromId, fromIncarnation, epoch, heartbeat.held(), heartbeat.committed(), nowNs);
    } else {
      peers.onHeard(fromId, fromIncarnation, nowNs);
    }
    pipeline.protocol().peers().onBeat(fromId, fromIncarnation, heartbeat.beat());
    long differsAt = peers.onDigest(fromId, heartbeat.digestSequence(), heartbeat.digest());
    if (differsAt != 0) {
      throw new DivergenceException(nodeId, fromId, differsAt);
    }
  }

  @Override
  public void onAck(int fromId, long fromIncarnation, long epoch, long held, long committed) {
    peers.onAck(fromId, fromIncarnation, epoch, held, committed, clock.nanoTime());
  }

  @Override
  public void onAlignRequest(
      int fromId,
      long fromIncarnation,
      int targetId,
      long epoch,
      long lastEpoch,
      long lastSequence) {
    if (targetId == nodeId) {
      peers.onAlignRequest(fromId, fromIncarnation, epoch, lastEpoch, lastSequence);
    }
  }

  @Override
  public void onAlignReply(
      int fromId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {
    if (isForThis(targetId, targetIncarnation)) {
      peers.onAlignReply(fromId, epoch, askedEpoch, askedSequence, prefixEpoch, prefixEnd);
      peers.onPrimaryFirst(fromId, epoch, firstSequence);
    }
  }

  @Override
  public void onSnapshotRequest(
      int fromId,
      long fromIncarnation,
      int targetId,
      long epoch,
      long snapshotSequence,
      long offset,
      long endOffset) {
    if (targetId == nodeId) {
      peers.onSnapshotRequest(fromId, fromIncarnation, epoch, snapshotSequence, offset, endOffset);
    }
  }

  @Override
  public void onSnapshotChunk(
      int fromId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long snapshotSequence,
      long snapshotEpoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (isForThis(targetId, targetIncarnation)) {
      peers.onSnapshotPiece(
          epoch, snapshotSequence, snapshotEpoch, totalLength, pieceOffset, buffer, offset, length);
    }
  }

  @Override
  public void onCatchUpRequest(
      int fromId,
      long fromIncarnation,
      int targetId,
      long epoch,
      long fromSequence,
      long toSequence) {
    if (targetId == nodeId) {
      peers.onCatchUpRequest(fromId, fromIncarnation, epoch, fromSequence, toSequence);
    }
  }

  @Override
  public boolean onRecord(int source, DirectBuffer buffer, int offset, int length) {
    return peers.onLiveRecord(buffer, offset, length);
  }

  @Override
  public boolean onCatchUp(
      int fromId,
      int targetId,
      long targetIncarnation,
      long epoch,
      DirectBuffer buffer,
      int offset,
      int length) {
    return !isForThis(targetId, targetIncarnation)
        || peers.onCatchUpRecord(epoch, buffer, offset, length);
  }

  private boolean isForThis(int targetId, long targetIncarnation) {
    return targetId == nodeId && targetIncarnation == incarnation;
  }

  @Override
  public boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel) {
    return pipeline.ingress().onSessionOpen(sessionId, responseStreamId, responseChannel);
  }

  @Override
  public boolean onOffer(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    return pipeline.ingress().onOffer(sessionId, clientSequence, buffer, offset, length);
  }

  @Override
  public boolean onKeepAlive(long sessionId) {
    pipeline.ingress().onKeepAlive(sessionId);
    return true;
  }

  @Override
  public boolean onSessionClose(long sessionId) {
    return pipeline.ingress().onSessionClose(sessionId);
  }
}
