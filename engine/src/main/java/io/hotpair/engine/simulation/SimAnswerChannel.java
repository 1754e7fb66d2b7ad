package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.AnswerChannel;
import org.agrona.DirectBuffer;

/** A node's way to one client, which takes a moment to connect. */
final class SimAnswerChannel implements AnswerChannel {
  private static final long CONNECT_NS = 2_000_000;

  private final World world;
  private final SimNode node;
  private final SimClient client;
  private final String channel;
  private final long connectedNs;

  SimAnswerChannel(World world, SimNode node, String channel) {
    this.world = world;
    this.node = node;
    this.channel = channel;
    client = world.client(channel);
    connectedNs = world.nowNs() + CONNECT_NS;
  }

  @Override
  public Result send(
      Status status,
      long sessionId,
      long clientSequence,
      long sequence,
      DirectBuffer buffer,
      int offset,
      int length) {
    node.points().pass();
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    if (status == Status.OK || status == Status.REPEAT) {
      world.history().onAnswer(node.name(), sessionId, clientSequence, sequence, bytes);
    }
    if (!client.channel().equals(channel)
        || node.localNs() < connectedNs
        || world.network().isLosing(node.id(), client.endpoint())) {
      return Result.NOT_CONNECTED;
    }
    if (world.faults().isBackPressured(node.id())) {
      return Result.BACK_PRESSURED;
    }
    if (world.sabotage().isAnswered(status)) {
      Message.Answer answer =
          new Message.Answer(node.id(), status, sessionId, clientSequence, sequence, bytes);
      world
          .network()
          .send(node.station(), StreamType.ANSWERS, client.endpoint(), answer, node.localNs());
    }
    return Result.SENT;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
