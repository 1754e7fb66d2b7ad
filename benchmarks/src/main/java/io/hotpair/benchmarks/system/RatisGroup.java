package io.hotpair.benchmarks.system;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;

/** Who is in the Ratis group. */
final class RatisGroup {
  static final int NODES = 3;
  private static final UUID ID = new UUID(0x686f747061697200L, 1);

  private RatisGroup() {}

  static RaftPeerId peerId(int nodeId) {
    return RaftPeerId.valueOf("node-" + nodeId);
  }

  static int port(int portBase, int nodeId) {
    return portBase + nodeId;
  }

  static RaftGroup of(int portBase) {
    List<RaftPeer> peers = new ArrayList<>();
    for (int id = 0; id < NODES; id++) {
      peers.add(
          RaftPeer.newBuilder()
              .setId(peerId(id))
              .setAddress("127.0.0.1:" + port(portBase, id))
              .build());
    }
    return RaftGroup.valueOf(RaftGroupId.valueOf(ID), peers);
  }
}
