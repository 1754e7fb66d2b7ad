package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;

/**
 * Tells the view to every node that was heard, in the incarnation last heard: at once, again and
 * again until its heartbeat carries the version, and then slowly, as a sign of life (P1, P2).
 */
final class ViewTeller {
  private final NodeTable nodes;
  private final ViewSender sender;
  private final WatchdogEvents events;
  private final long tellIntervalNs;
  private final long keepAliveIntervalNs;
  private final long[] toldAtNs;
  private final long[] adoptedVersions;

  ViewTeller(NodeTable nodes, ViewSender sender, WatchdogEvents events, WatchdogTimings timings) {
    this.nodes = nodes;
    this.sender = sender;
    this.events = events;
    tellIntervalNs = timings.tellIntervalNs();
    keepAliveIntervalNs = timings.keepAliveIntervalNs();
    toldAtNs = new long[nodes.size()];
    adoptedVersions = new long[nodes.size()];
  }

  void tellAll(View view, long nowNs) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.at(i).isHeard()) {
        tell(i, view, nowNs);
      }
    }
  }

  void tell(NodeWatch node, View view, long nowNs) {
    tell(indexOf(node), view, nowNs);
  }

  private void tell(int index, View view, long nowNs) {
    NodeWatch node = nodes.at(index);
    toldAtNs[index] = nowNs;
    sender.tell(view, node.nodeId(), node.report().incarnation());
  }

  void onTick(View view, long nowNs) {
    for (int i = 0; i < nodes.size(); i++) {
      NodeWatch node = nodes.at(i);
      if (node.isHeard()) {
        boolean isPatient = node.report().version() >= view.version() || node.isSuspected();
        if (nowNs - toldAtNs[i] >= (isPatient ? keepAliveIntervalNs : tellIntervalNs)) {
          tell(i, view, nowNs);
        }
      }
    }
  }

  /** A heartbeat was taken over. */
  void onReport(NodeWatch node, View view, long nowNs) {
    int index = indexOf(node);
    long version = node.report().version();
    if (version != adoptedVersions[index]) {
      adoptedVersions[index] = version;
      if (version > 0 && version == view.version()) {
        events.adopted(node.nodeId(), node.report().incarnation(), version, nowNs);
      }
    }
  }

  private int indexOf(NodeWatch node) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.at(i) == node) {
        return i;
      }
    }
    throw new IllegalArgumentException("node " + node.nodeId() + " is not in the table");
  }
}
