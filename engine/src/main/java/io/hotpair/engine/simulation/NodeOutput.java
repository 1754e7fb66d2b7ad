package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.PeerOutput;
import io.hotpair.journal.JournalCursor;
import org.agrona.DirectBuffer;

/** A node's way to the others. Each call is a point at which the node may die. */
final class NodeOutput implements PeerOutput {
  private final World world;
  private final SimNode node;

  NodeOutput(World world, SimNode node) {
    this.world = world;
    this.node = node;
  }

  private boolean isFull() {
    node.points().pass();
    return world.faults().isBackPressured(node.id());
  }

  private void send(StreamType type, int to, Message message) {
    world.network().send(node.station(), type, to, message, node.localNs());
  }

  private void sendToPeers(StreamType type, Message message) {
    for (int peer = 0; peer < world.swarm().nodes(); peer++) {
      if (peer != node.id()) {
        send(type, peer, message);
      }
    }
  }

  void heartbeat(Message.Heartbeat heartbeat) {
    sendToPeers(StreamType.CONTROL, heartbeat);
    send(StreamType.CONTROL, world.watchdogEndpoint(), heartbeat);
  }

  @Override
  public boolean ack(long epoch, long held, long committed) {
    if (isFull()) {
      return false;
    }
    sendToPeers(
        StreamType.ACKS, new Message.Ack(node.id(), node.incarnation(), epoch, held, committed));
    return true;
  }

  @Override
  public boolean record(DirectBuffer buffer, int offset, int length) {
    if (isFull()) {
      return false;
    }
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    sendToPeers(StreamType.RECORDS, new Message.LiveRecord(bytes));
    return true;
  }

  @Override
  public boolean catchUp(
      int followerId, long followerIncarnation, long epoch, JournalCursor record) {
    if (isFull()) {
      return false;
    }
    byte[] bytes = new byte[record.length()];
    record.buffer().getBytes(record.offset(), bytes);
    send(
        StreamType.CATCH_UP,
        followerId,
        new Message.CatchUpRecord(followerIncarnation, epoch, bytes));
    return true;
  }

  @Override
  public void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence) {
    node.points().pass();
    send(
        StreamType.CONTROL,
        primaryId,
        new Message.AlignRequest(node.id(), node.incarnation(), epoch, lastEpoch, lastSequence));
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
    node.points().pass();
    send(
        StreamType.CONTROL,
        followerId,
        new Message.AlignReply(
            node.id(),
            followerIncarnation,
            epoch,
            askedEpoch,
            askedSequence,
            prefixEpoch,
            prefixEnd));
  }

  @Override
  public void catchUpRequest(int primaryId, long epoch, long fromSequence, long toSequence) {
    node.points().pass();
    send(
        StreamType.CONTROL,
        primaryId,
        new Message.CatchUpRequest(node.id(), node.incarnation(), epoch, fromSequence, toSequence));
  }

  @Override
  public void admitRequest(long version, int newcomerId, long newcomerIncarnation) {
    node.points().pass();
    send(
        StreamType.CONTROL,
        world.watchdogEndpoint(),
        new Message.AdmitRequest(
            node.id(), node.incarnation(), version, newcomerId, newcomerIncarnation));
  }

  @Override
  public void drainRecords() {
    while (node.poll(StreamType.RECORDS, Integer.MAX_VALUE) > 0) {
      node.points().pass();
    }
  }
}
