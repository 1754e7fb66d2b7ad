package io.hotpair.engine.protocol.watchdog;

import java.util.SortedSet;

/** The configured nodes, in ascending order of their ids. */
final class NodeTable {
  private final NodeWatch[] nodes;

  NodeTable(SortedSet<Integer> nodeIds, WatchdogTimings timings, long nowNs) {
    nodes = new NodeWatch[nodeIds.size()];
    int i = 0;
    for (int nodeId : nodeIds) {
      nodes[i++] = new NodeWatch(nodeId, timings, nowNs);
    }
  }

  int size() {
    return nodes.length;
  }

  NodeWatch at(int index) {
    return nodes[index];
  }

  /** The node, null if it is not configured. */
  NodeWatch find(int nodeId) {
    for (NodeWatch node : nodes) {
      if (node.nodeId() == nodeId) {
        return node;
      }
    }
    return null;
  }

  /** The node, which must be configured. */
  NodeWatch get(int nodeId) {
    NodeWatch node = find(nodeId);
    if (node == null) {
      throw new IllegalArgumentException("node " + nodeId + " is not in the register's list");
    }
    return node;
  }
}
