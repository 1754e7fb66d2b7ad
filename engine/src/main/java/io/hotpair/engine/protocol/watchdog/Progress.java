package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.List;

/**
 * Sees members that beat but do not move although others do (P10). Commits wait for the slowest
 * member, so the commit position says nothing here: what counts is the journal against the
 * primary's, and what is applied or adopted against what another living member has.
 */
final class Progress {
  private final NodeTable nodes;
  private final WatchdogEvents events;
  private final long timeoutNs;
  private final StallTimer[] journal;
  private final StallTimer[] apply;
  private final StallTimer[] adoption;

  Progress(NodeTable nodes, WatchdogTimings timings, WatchdogEvents events) {
    this.nodes = nodes;
    this.events = events;
    timeoutNs = timings.progressTimeoutNs();
    journal = timers(nodes.size());
    apply = timers(nodes.size());
    adoption = timers(nodes.size());
  }

  private static StallTimer[] timers(int count) {
    StallTimer[] timers = new StallTimer[count];
    for (int i = 0; i < count; i++) {
      timers[i] = new StallTimer();
    }
    return timers;
  }

  /** A new view came: everyone has the whole time again. */
  void restart(long audibleNs, long nowNs) {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.at(i).stuck(false, nowNs);
      journal[i].restart(audibleNs);
      apply[i].restart(audibleNs);
      adoption[i].restart(audibleNs);
    }
  }

  /** Looks at all members; returns whether one has become stuck. */
  boolean onTick(View view, long audibleNs, long nowNs) {
    boolean isNew = false;
    if (timeoutNs > 0 && view.members().size() > 1) {
      for (int i = 0; i < nodes.size(); i++) {
        isNew |= look(i, view, audibleNs, nowNs);
      }
    }
    return isNew;
  }

  private boolean look(int index, View view, long audibleNs, long nowNs) {
    NodeWatch node = nodes.at(index);
    NodeReport own = node.report();
    boolean isLiving = isLiving(node, view);
    boolean isBehindPrimary = false;
    boolean hasAppliedLess = false;
    boolean isDeaf = false;
    List<Member> members = view.members();
    for (int i = 0; isLiving && i < members.size(); i++) {
      NodeWatch other = nodes.get(members.get(i).nodeId());
      if (other != node && !other.isStuck() && isLiving(other, view)) {
        NodeReport report = other.report();
        isBehindPrimary |= other.nodeId() == view.primaryId() && own.compareJournal(report) < 0;
        hasAppliedLess |= own.applied() < report.applied();
        isDeaf |= own.version() < view.version() && report.version() == view.version();
      }
    }
    long journalNs = journal[index].look(isBehindPrimary, own.lastEpoch(), own.held(), audibleNs);
    long applyNs = apply[index].look(hasAppliedLess, 0, own.applied(), audibleNs);
    long adoptionNs = adoption[index].look(isDeaf, 0, own.version(), audibleNs);
    long longestNs = Math.max(journalNs, Math.max(applyNs, adoptionNs));
    boolean isNew = longestNs > timeoutNs && !node.isStuck();
    node.stuck(longestNs > timeoutNs, nowNs);
    if (isNew) {
      StuckReason why =
          longestNs == journalNs
              ? StuckReason.JOURNAL
              : longestNs == applyNs ? StuckReason.APPLY : StuckReason.VIEW;
      events.stuck(node.nodeId(), own.incarnation(), why, longestNs, nowNs);
    }
    return isNew;
  }

  private static boolean isLiving(NodeWatch node, View view) {
    return !node.isSuspected() && view.names(node.nodeId(), node.report().incarnation());
  }
}
