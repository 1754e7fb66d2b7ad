package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;

/** Sends a node's heartbeats, with what a production node's say. */
final class HeartbeatTask {
  private final World world;
  private final SimNode node;
  private final long intervalNs;
  private long dueNs = Long.MIN_VALUE;
  private long beats;

  HeartbeatTask(World world, SimNode node) {
    this.world = world;
    this.node = node;
    intervalNs = world.swarm().watchdogTimings().heartbeatIntervalNs();
  }

  void onDuty(long nowNs) {
    if (nowNs < dueNs) {
      return;
    }
    dueNs = nowNs + intervalNs;
    NodePipeline pipeline = node.pipeline();
    ReplicaProtocol protocol = pipeline.protocol();
    long digestSequence = pipeline.digests().lastSequence();
    long[] silentNs = new long[world.swarm().nodes()];
    long[] heardBeats = new long[silentNs.length];
    for (int peer = 0; peer < silentNs.length; peer++) {
      heardBeats[peer] = protocol.peers().beat(peer);
      silentNs[peer] = peer == node.id() ? Long.MAX_VALUE : protocol.peers().silentNs(peer, nowNs);
    }
    node.points().pass();
    node.output()
        .heartbeat(
            new Message.Heartbeat(
                node.id(),
                protocol.role(),
                node.incarnation(),
                nowNs,
                ++beats,
                protocol.view().version(),
                pipeline.isHolding() ? protocol.view().epoch() : 0,
                node.journal().epochs().lastEpoch(),
                node.journal().lastSequence(),
                protocol.committed(),
                pipeline.applied(),
                digestSequence,
                pipeline.digests().digest(digestSequence),
                silentNs,
                heardBeats));
  }
}
