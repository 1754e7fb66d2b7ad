package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.pipeline.PeerMessages;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands messages to a node's pipeline, as the production adapter does. */
final class NodeInbox implements MessageHandler {
  private final World world;
  private final SimNode node;
  private final NodePipeline pipeline;
  private final PeerMessages peers;
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

  NodeInbox(World world, SimNode node) {
    this.world = world;
    this.node = node;
    pipeline = node.pipeline();
    peers = pipeline.peers();
  }

  @Override
  public boolean onView(Message.ViewTold original) {
    Message.ViewTold told = (Message.ViewTold) world.sabotage().arriving(node, original);
    if (pipeline.isViewNews(
        told.targetId(), told.targetIncarnation(), told.view().version(), node.monotonicNs())) {
      pipeline.onView(told.view());
    }
    return true;
  }

  @Override
  public boolean onHeartbeat(Message.Heartbeat original) {
    Message.Heartbeat heartbeat = (Message.Heartbeat) world.sabotage().arriving(node, original);
    int fromId = heartbeat.fromId();
    long epoch = heartbeat.epoch();
    long nowNs = node.monotonicNs();
    if (epoch > 0 && epoch == heartbeat.lastEpoch()) {
      peers.onAck(
          fromId,
          heartbeat.fromIncarnation(),
          epoch,
          heartbeat.held(),
          heartbeat.committed(),
          nowNs);
    } else {
      peers.onHeard(fromId, heartbeat.fromIncarnation(), nowNs);
    }
    pipeline.protocol().peers().onBeat(fromId, heartbeat.fromIncarnation(), heartbeat.beat());
    peers.onDigest(fromId, heartbeat.digestSequence(), heartbeat.digest());
    return true;
  }

  @Override
  public boolean onAck(Message.Ack original) {
    Message.Ack ack = (Message.Ack) world.sabotage().arriving(node, original);
    peers.onAck(
        ack.fromId(),
        ack.fromIncarnation(),
        ack.epoch(),
        ack.held(),
        ack.committed(),
        node.monotonicNs());
    return true;
  }

  @Override
  public boolean onAlignRequest(Message.AlignRequest request) {
    peers.onAlignRequest(
        request.fromId(),
        request.fromIncarnation(),
        request.epoch(),
        request.lastEpoch(),
        request.lastSequence());
    return true;
  }

  @Override
  public boolean onAlignReply(Message.AlignReply reply) {
    if (reply.targetIncarnation() == node.incarnation()) {
      peers.onAlignReply(
          reply.fromId(),
          reply.epoch(),
          reply.askedEpoch(),
          reply.askedSequence(),
          reply.prefixEpoch(),
          reply.prefixEnd());
    }
    return true;
  }

  @Override
  public boolean onCatchUpRequest(Message.CatchUpRequest request) {
    peers.onCatchUpRequest(
        request.fromId(),
        request.fromIncarnation(),
        request.epoch(),
        request.fromSequence(),
        request.toSequence());
    return true;
  }

  @Override
  public boolean onLiveRecord(Message.LiveRecord original) {
    Message.LiveRecord record = (Message.LiveRecord) world.sabotage().arriving(node, original);
    buffer.wrap(record.bytes());
    return peers.onLiveRecord(buffer, 0, record.bytes().length);
  }

  @Override
  public boolean onCatchUpRecord(Message.CatchUpRecord original) {
    Message.CatchUpRecord record =
        (Message.CatchUpRecord) world.sabotage().arriving(node, original);
    if (record.targetIncarnation() != node.incarnation()) {
      return true;
    }
    buffer.wrap(record.bytes());
    return peers.onCatchUpRecord(record.epoch(), buffer, 0, record.bytes().length);
  }

  @Override
  public boolean onSessionOpen(Message.SessionOpen open) {
    return pipeline
        .ingress()
        .onSessionOpen(open.sessionId(), open.responseStreamId(), open.responseChannel());
  }

  @Override
  public boolean onOffer(Message.Offer offer) {
    buffer.wrap(offer.bytes());
    return pipeline
        .ingress()
        .onOffer(offer.sessionId(), offer.clientSequence(), buffer, 0, offer.bytes().length);
  }

  @Override
  public boolean onKeepAlive(Message.KeepAlive keepAlive) {
    pipeline.ingress().onKeepAlive(keepAlive.sessionId());
    return true;
  }
}
