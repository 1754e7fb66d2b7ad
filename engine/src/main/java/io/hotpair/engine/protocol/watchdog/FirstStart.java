package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The first view of a new register (P9 over all configured nodes). Every node must have reported an
 * empty journal: a journal that is not empty belongs to a cluster whose register was lost.
 */
final class FirstStart {
  private final NodeTable nodes;

  FirstStart(NodeTable nodes) {
    this.nodes = nodes;
  }

  Verdict judge(View view, long nowNs) {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeWatch node = nodes.at(i);
      NodeReport report = node.report();
      if (report.held() > 0 || report.lastEpoch() > 0) {
        return Verdict.refuse(
            String.format(
                "this register is new, but node %d has a journal (last epoch %d, sequence %d):"
                    + " give back the cluster's own register, or force a node to start from its"
                    + " journal",
                node.nodeId(), report.lastEpoch(), report.held()));
      }
      if (!node.isAlive(report.incarnation(), nowNs)) {
        missing.add(node.nodeId());
      }
    }
    if (!missing.isEmpty()) {
      return Verdict.waitFor(missing, "the first start needs every configured node");
    }
    NodeWatch first = nodes.at(0);
    Member primary = new Member(first.nodeId(), first.report().incarnation());
    return Verdict.grant(
        new View(view.version() + 1, view.epoch() + 1, primary.nodeId(), List.of(primary)),
        GrantReason.FIRST_START,
        primary.nodeId());
  }
}
