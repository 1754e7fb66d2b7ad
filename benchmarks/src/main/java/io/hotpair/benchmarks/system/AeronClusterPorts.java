package io.hotpair.benchmarks.system;

import java.util.StringJoiner;

/**
 * Where the nodes of an Aeron Cluster are.
 *
 * @param base first port.
 */
record AeronClusterPorts(int base) {
  static final int NODES = 3;
  private static final String HOST = "127.0.0.1:";
  private static final int PER_NODE = 10;
  private static final int ARCHIVE = 1;
  private static final int INGRESS = 2;
  private static final int CONSENSUS = 3;
  private static final int LOG = 4;
  private static final int CATCH_UP = 5;
  private static final int LOG_CONTROL = 6;

  private String endpoint(int nodeId, int offset) {
    return HOST + (base + nodeId * PER_NODE + offset);
  }

  String archive(int nodeId) {
    return endpoint(nodeId, ARCHIVE);
  }

  String logControl(int nodeId) {
    return endpoint(nodeId, LOG_CONTROL);
  }

  /** In the form of ConsensusModule.Context.clusterMembers. */
  String members() {
    StringJoiner all = new StringJoiner("|");
    for (int id = 0; id < NODES; id++) {
      all.add(
          new StringJoiner(",")
              .add(Integer.toString(id))
              .add(endpoint(id, INGRESS))
              .add(endpoint(id, CONSENSUS))
              .add(endpoint(id, LOG))
              .add(endpoint(id, CATCH_UP))
              .add(endpoint(id, ARCHIVE))
              .toString());
    }
    return all.toString();
  }

  /** In the form of AeronCluster.Context.ingressEndpoints. */
  String ingress() {
    StringJoiner all = new StringJoiner(",");
    for (int id = 0; id < NODES; id++) {
      all.add(id + "=" + endpoint(id, INGRESS));
    }
    return all.toString();
  }
}
