package io.hotpair.engine.replica;

import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.protocol.replica.PeerTable;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.journal.Journal;
import io.hotpair.transport.ControlPublisher;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.WireRole;

/**
 * This node's heartbeats (P10): sent by the thread that sequences, so that a stuck node stops
 * beating, and carrying progress, so that one that beats but does not move is seen too.
 */
final class HeartbeatSender {
  private final int nodeId;
  private final long incarnation;
  private final int[] peerIds;
  private final NodePipeline pipeline;
  private final Journal journal;
  private final long intervalNs;
  private long nextNs;
  private boolean isStarted;
  private long beats;

  HeartbeatSender(
      int nodeId,
      long incarnation,
      int[] peerIds,
      NodePipeline pipeline,
      Journal journal,
      long intervalNs) {
    this.nodeId = nodeId;
    this.incarnation = incarnation;
    this.peerIds = peerIds;
    this.pipeline = pipeline;
    this.journal = journal;
    this.intervalNs = intervalNs;
  }

  /** Sends one if it is time. */
  int onDuty(ControlPublisher publisher, long nowNs) {
    if (isStarted && nowNs - nextNs < 0) {
      return 0;
    }
    isStarted = true;
    nextNs = nowNs + intervalNs;
    return beat(publisher, nowNs, pipeline.digests().lastSequence());
  }

  /** Sends one now, with the digest at a sequence. */
  int beat(ControlPublisher publisher, long nowNs, long digestSequence) {
    ReplicaProtocol protocol = pipeline.protocol();
    HeartbeatEncoder heartbeat =
        publisher
            .beginHeartbeat()
            .nodeId(nodeId)
            .role(wireRole(protocol.role()))
            .incarnation(incarnation)
            .version(protocol.view().version())
            .epoch(pipeline.isHolding() ? protocol.view().epoch() : 0)
            .lastEpoch(journal.epochs().lastEpoch())
            .held(journal.lastSequence())
            .committed(protocol.committed())
            .applied(pipeline.applied())
            .digestSequence(digestSequence)
            .digest(pipeline.digests().digest(digestSequence))
            .timestampNs(nowNs)
            .watchdogSilentNs(protocol.watchdogSilentNs(nowNs))
            .beat(++beats);
    PeerTable heard = protocol.peers();
    HeartbeatEncoder.PeersEncoder peers = heartbeat.peersCount(peerIds.length);
    for (int peerId : peerIds) {
      peers
          .next()
          .peerId(peerId)
          .silentNs(heard.silentNs(peerId, nowNs))
          .heardBeat(heard.beat(peerId));
    }
    return publisher.send() ? 1 : 0;
  }

  private static WireRole wireRole(ReplicaRole role) {
    return switch (role) {
      case RECOVERING -> WireRole.RECOVERING;
      case CATCHING_UP -> WireRole.CATCHING_UP;
      case HOT -> WireRole.HOT;
      case PRIMARY -> WireRole.PRIMARY;
    };
  }
}
