package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;

/**
 * Finds a register that is behind the nodes: an old copy, or a new one for an old cluster. Every
 * view is in the register before it is told, so no node can be ahead of its own register.
 */
final class RegisterCheck {
  private RegisterCheck() {}

  static boolean isAhead(NodeReport report, View view) {
    return report.version() > view.version()
        || report.epoch() > view.epoch()
        || report.lastEpoch() > view.epoch();
  }

  /** The first node that is ahead of the register, null if none is. */
  static NodeWatch find(NodeTable nodes, View view) {
    for (int i = 0; i < nodes.size(); i++) {
      if (isAhead(nodes.at(i).report(), view)) {
        return nodes.at(i);
      }
    }
    return null;
  }

  static Verdict refusal(NodeReport report, View view) {
    return Verdict.refuse(
        String.format(
            "the register is at version %d, epoch %d, but node %d has seen version %d, epoch %d and"
                + " has a journal up to epoch %d: this is not the newest register of these nodes;"
                + " give that back, or force a node",
            view.version(),
            view.epoch(),
            report.nodeId(),
            report.version(),
            report.epoch(),
            report.lastEpoch()));
  }
}
