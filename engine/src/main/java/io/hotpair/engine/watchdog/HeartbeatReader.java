package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.protocol.watchdog.NodeReport;
import io.hotpair.transport.sbe.HeartbeatDecoder;

/** Turns a heartbeat of the wire into a report. Allocates nothing. */
final class HeartbeatReader {
  private static final ReplicaRole[] ROLES = ReplicaRole.values();

  private final NodeReport report = new NodeReport();

  /** The report, to be used before the next call. */
  NodeReport read(HeartbeatDecoder heartbeat) {
    report
        .from(heartbeat.nodeId(), ROLES[heartbeat.roleRaw() - 1], heartbeat.incarnation())
        .beat(heartbeat.beat(), heartbeat.timestampNs())
        .adopted(heartbeat.version(), heartbeat.epoch())
        .journal(heartbeat.lastEpoch(), heartbeat.held())
        .progress(heartbeat.committed(), heartbeat.applied())
        .digest(heartbeat.digestSequence(), heartbeat.digest());
    HeartbeatDecoder.PeersDecoder peers = heartbeat.peers();
    while (peers.hasNext()) {
      peers.next();
      report.addPeer(peers.peerId(), peers.silentNs(), peers.heardBeat());
    }
    return report;
  }
}
