package io.hotpair.engine.simulation;

/** One process's way into the network: each incarnation of a process has its own streams. */
final class Station {
  private final int endpoint;
  private final Channel[][] channels;
  private boolean isAlive = true;

  Station(int endpoint, int endpoints) {
    this.endpoint = endpoint;
    channels = new Channel[StreamType.values().length][endpoints];
  }

  int endpoint() {
    return endpoint;
  }

  boolean isAlive() {
    return isAlive;
  }

  Channel channel(StreamType type, int to) {
    return channels[type.ordinal()][to];
  }

  void channel(StreamType type, int to, Channel channel) {
    channels[type.ordinal()][to] = channel;
  }

  /** The process is gone. Of what is on its way, the newest part may be lost with it. */
  void die(Chance chance, long nowNs) {
    isAlive = false;
    boolean isCut = chance.happens(0.5);
    for (Channel[] ofType : channels) {
      for (Channel channel : ofType) {
        if (isCut && channel != null) {
          channel.loseTail(chance, nowNs);
        }
      }
    }
  }
}
