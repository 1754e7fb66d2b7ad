package io.hotpair.engine.protocol.replica;

/** When each node was last heard, in which incarnation, and which of its heartbeats. */
public final class PeerTable {
  private final long[] incarnations = new long[NodeIds.MAX];
  private final long[] heardAtNs = new long[NodeIds.MAX];
  private final long[] beats = new long[NodeIds.MAX];

  /**
   * A node was heard.
   *
   * @param nodeId of the node.
   * @param incarnation of its process; an older one than heard before is ignored.
   * @param nowNs monotonic time.
   * @return false if it was ignored.
   */
  public boolean onHeard(int nodeId, long incarnation, long nowNs) {
    if (incarnation < incarnations[nodeId]) {
      return false;
    }
    if (incarnation > incarnations[nodeId]) {
      incarnations[nodeId] = incarnation;
      beats[nodeId] = 0;
    }
    heardAtNs[nodeId] = nowNs;
    return true;
  }

  /**
   * What was heard was a heartbeat.
   *
   * @param nodeId of the node.
   * @param incarnation of its process; another one than heard last is ignored.
   * @param beat counts the heartbeats of this incarnation; an earlier one changes nothing.
   */
  public void onBeat(int nodeId, long incarnation, long beat) {
    if (incarnation == incarnations[nodeId]) {
      beats[nodeId] = Math.max(beats[nodeId], beat);
    }
  }

  /**
   * The last heartbeat that was heard of a node's latest incarnation.
   *
   * @param nodeId of the node.
   * @return 0 for none.
   */
  public long beat(int nodeId) {
    return beats[nodeId];
  }

  /**
   * The latest incarnation heard of a node.
   *
   * @param nodeId of the node.
   * @return 0 if it was never heard.
   */
  public long incarnation(int nodeId) {
    return incarnations[nodeId];
  }

  /**
   * For how long a node was not heard.
   *
   * @param nodeId of the node.
   * @param nowNs monotonic time.
   * @return nanoseconds; {@link Long#MAX_VALUE} if it was never heard.
   */
  public long silentNs(int nodeId, long nowNs) {
    return incarnations[nodeId] == 0 ? Long.MAX_VALUE : Math.max(0, nowNs - heardAtNs[nodeId]);
  }
}
