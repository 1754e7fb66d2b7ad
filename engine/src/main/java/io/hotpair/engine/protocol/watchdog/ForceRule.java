package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.List;

/** Makes one node primary alone because an operator says so (P9), whatever may be lost. */
final class ForceRule {
  private ForceRule() {}

  /** A view above all that any node has seen, so that every node follows it. */
  static View view(NodeTable nodes, View view, NodeWatch forced) {
    long version = view.version();
    long epoch = view.epoch();
    for (int i = 0; i < nodes.size(); i++) {
      NodeReport report = nodes.at(i).report();
      version = Math.max(version, report.version());
      epoch = Math.max(epoch, Math.max(report.epoch(), report.lastEpoch()));
    }
    Member primary = new Member(forced.nodeId(), forced.report().incarnation());
    return new View(version + 1, epoch + 1, primary.nodeId(), List.of(primary), true);
  }

  /** Says what the others may have that the forced node has not. */
  static String whatMayBeLost(NodeTable nodes, NodeWatch forced) {
    NodeReport own = forced.report();
    StringBuilder text =
        new StringBuilder()
            .append("everything behind epoch ")
            .append(own.lastEpoch())
            .append(", sequence ")
            .append(own.held())
            .append(" that node ")
            .append(forced.nodeId())
            .append(" does not hold");
    for (int i = 0; i < nodes.size(); i++) {
      NodeWatch other = nodes.at(i);
      if (other == forced) {
        continue;
      }
      NodeReport report = other.report();
      text.append("; node ").append(other.nodeId());
      if (!other.isHeard()) {
        text.append(" was not heard, what it holds is unknown");
      } else if (report.compareJournal(own) > 0) {
        text.append(" holds up to epoch ").append(report.lastEpoch());
        text.append(", sequence ").append(report.held());
      } else {
        text.append(" was last heard to hold no more");
      }
    }
    return text.toString();
  }
}
