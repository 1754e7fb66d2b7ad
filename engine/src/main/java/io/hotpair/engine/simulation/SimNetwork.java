package io.hotpair.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The network between endpoints. Streams are ordered; across streams messages overtake each other
 * freely. A link may be cut for one direction: then messages are lost, or held until it heals.
 */
final class SimNetwork {
  private static final long MOST_LATENCY_NS = 300_000_000;

  private final int endpoints;
  private final Swarm swarm;
  private final Chance chance;
  private final List<List<List<Channel>>> inboxes = new ArrayList<>();
  private final boolean[][] isLosing;
  private final boolean[][] isHolding;
  private final double[][] slowness;
  private final List<List<Message>> toldViews = new ArrayList<>();
  private boolean isHealed;

  SimNetwork(int endpoints, Swarm swarm, Chance chance) {
    this.endpoints = endpoints;
    this.swarm = swarm;
    this.chance = chance;
    isLosing = new boolean[endpoints][endpoints];
    isHolding = new boolean[endpoints][endpoints];
    slowness = new double[endpoints][endpoints];
    for (int i = 0; i < endpoints; i++) {
      List<List<Channel>> ofEndpoint = new ArrayList<>();
      for (int type = 0; type < StreamType.values().length; type++) {
        ofEndpoint.add(new ArrayList<>());
      }
      inboxes.add(ofEndpoint);
      toldViews.add(new ArrayList<>());
    }
  }

  Station join(int endpoint) {
    return new Station(endpoint, endpoints);
  }

  void send(Station from, StreamType type, int to, Message message, long nowNs) {
    int at = from.endpoint();
    if (isLosing[at][to] || (!isHealed && chance.happens(swarm.lossRate()))) {
      return;
    }
    Channel channel = from.channel(type, to);
    if (channel == null) {
      channel = new Channel(from);
      from.channel(type, to, channel);
      inboxes.get(to).get(type.ordinal()).add(channel);
    }
    long latencyNs = swarm.leastLatencyNs() + chance.about(swarm.moreLatencyNs());
    if (!isHealed) {
      if (chance.happens(swarm.repairRate())) {
        latencyNs += chance.about(swarm.repairNs());
      }
      latencyNs += (long) (latencyNs * slowness[at][to]);
    }
    latencyNs = Math.min(latencyNs, MOST_LATENCY_NS);
    channel.add(message, nowNs + latencyNs);
    if (message instanceof Message.ViewTold) {
      toldViews.get(to).add(message);
    }
    if (!isHealed && chance.happens(swarm.repeatRate())) {
      stray(
          from.endpoint(),
          type,
          to,
          message,
          nowNs + latencyNs + chance.about(swarm.meanFaultNs()));
    }
  }

  /** A message comes once more, much later, outside of its stream. */
  private void stray(int from, StreamType type, int to, Message message, long arrivalNs) {
    Channel channel = new Channel(new Station(from, 0));
    channel.from().die(chance, arrivalNs);
    channel.add(message, arrivalNs);
    inboxes.get(to).get(type.ordinal()).add(channel);
  }

  /** Hands over what has arrived at an endpoint, stream by stream, until it takes no more. */
  int poll(int endpoint, StreamType type, int limit, long nowNs, MessageHandler handler) {
    List<Channel> channels = inboxes.get(endpoint).get(type.ordinal());
    int size = channels.size();
    if (size == 0) {
      return 0;
    }
    int left = limit;
    int first = size == 1 ? 0 : chance.below(size);
    boolean isOver = false;
    for (int i = 0; i < size; i++) {
      Channel channel = channels.get((first + i) % size);
      boolean isHeld = isHolding[channel.from().endpoint()][endpoint];
      for (Message message;
          left > 0 && !isHeld && (message = channel.peek(nowNs)) != null;
          left--) {
        if (!message.deliver(handler)) {
          break;
        }
        channel.remove();
      }
      isOver |= channel.isOver();
    }
    if (isOver) {
      channels.removeIf(Channel::isOver);
    }
    return limit - left;
  }

  /** A process starts at an endpoint; sometimes a view long past is among what reaches it first. */
  private void strayViews(int endpoint, long nowNs) {
    List<Message> views = toldViews.get(endpoint);
    if (isHealed || swarm.repeatRate() == 0 || views.isEmpty() || !chance.happens(0.5)) {
      return;
    }
    int back = 1 + chance.below(Math.min(views.size(), 20));
    Message view = views.get(views.size() - back);
    stray(
        endpoint, StreamType.CONTROL, endpoint, view, nowNs + chance.about(swarm.moreLatencyNs()));
  }

  /**
   * A process starts at an endpoint: what arrived before is lost; what is on its way may reach it.
   */
  void restart(int endpoint, long nowNs) {
    strayViews(endpoint, nowNs);
    for (List<Channel> channels : inboxes.get(endpoint)) {
      for (Channel channel : channels) {
        if (isHolding[channel.from().endpoint()][endpoint] || chance.happens(0.7)) {
          if (!isHolding[channel.from().endpoint()][endpoint]) {
            channel.loseArrived(nowNs);
          }
        } else {
          channel.loseAll();
        }
      }
    }
  }

  void cut(int from, int to, boolean isLost) {
    (isLost ? isLosing : isHolding)[from][to] = true;
  }

  void slow(int from, int to, double factor) {
    slowness[from][to] = factor;
  }

  void mend(int from, int to) {
    isLosing[from][to] = false;
    isHolding[from][to] = false;
    slowness[from][to] = 0;
  }

  boolean isLosing(int from, int to) {
    return isLosing[from][to];
  }

  /** From now on every link works. */
  void heal() {
    isHealed = true;
    for (int from = 0; from < endpoints; from++) {
      for (int to = 0; to < endpoints; to++) {
        mend(from, to);
      }
    }
  }
}
