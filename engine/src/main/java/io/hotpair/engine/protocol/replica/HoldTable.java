package io.hotpair.engine.protocol.replica;

/**
 * What every node has said that it holds (P5). A hold counts only for the incarnation and the epoch
 * in which it was said: a newer incarnation, or a newer epoch, starts from nothing.
 */
final class HoldTable {
  private final long[] incarnations = new long[NodeIds.MAX];
  private final long[] epochs = new long[NodeIds.MAX];
  private final long[] holds = new long[NodeIds.MAX];

  void onAck(int nodeId, long incarnation, long epoch, long held) {
    if (incarnation < incarnations[nodeId]) {
      return;
    }
    if (incarnation > incarnations[nodeId]) {
      incarnations[nodeId] = incarnation;
      epochs[nodeId] = 0;
      holds[nodeId] = 0;
    }
    if (epoch > epochs[nodeId]) {
      epochs[nodeId] = epoch;
      holds[nodeId] = held;
    } else if (epoch == epochs[nodeId] && held > holds[nodeId]) {
      holds[nodeId] = held;
    }
  }

  long held(int nodeId, long incarnation, long epoch) {
    return incarnations[nodeId] == incarnation && epochs[nodeId] == epoch ? holds[nodeId] : 0;
  }
}
