package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;

/**
 * Judges silences (P10). It is timing, so nothing but liveness may depend on it: a view that drops
 * a living member is as safe as any other (P7).
 */
final class Suspicion {
  private final NodeTable nodes;
  private final WatchdogTimings timings;
  private final WatchdogEvents events;
  private final AudibleClock clock;
  private long tickedAtNs;
  private long unsettledAtNs;
  private long admittedAtNs = NodeWatch.NEVER;
  private boolean isAllSilentTold;
  private boolean isTickSkipped;

  Suspicion(NodeTable nodes, WatchdogTimings timings, WatchdogEvents events, long nowNs) {
    this.nodes = nodes;
    this.timings = timings;
    this.events = events;
    clock = new AudibleClock(timings.ownStallNs(), nowNs);
    tickedAtNs = nowNs;
    unsettledAtNs = nowNs;
  }

  /** Takes a report over if it is news; returns whether it was. */
  boolean onReport(NodeWatch node, NodeReport report, View view, long nowNs) {
    if (!node.isNews(report) || report.incarnation() < view.incarnationOf(node.nodeId())) {
      return false;
    }
    clock.onHeard(node.sentNothingNs(report), nowNs);
    isAllSilentTold = false;
    long audibleNs = clock.at(nowNs);
    if (node.isSuspected() && areAllSuspected(view)) {
      // All members at once: the trouble was between them and the watchdog, and ends for one first.
      for (int i = 0; i < nodes.size(); i++) {
        if (nodes.at(i) != node) {
          nodes.at(i).restartPatience(audibleNs);
        }
      }
    }
    if (report.incarnation() > node.report().incarnation()) {
      node.onNewIncarnation(report, nowNs, audibleNs);
      events.heard(node.nodeId(), report.incarnation(), nowNs);
      return true;
    }
    if (!isOrdinary(node, view)) {
      unsettledAtNs = nowNs;
    }
    long silentNs = nowNs - node.heardAtNs();
    if (node.onBeat(report, isSettled(nowNs), nowNs, audibleNs)) {
      long nextNs = node.patienceNs(nowNs);
      events.cleared(node.nodeId(), report.incarnation(), silentNs, nextNs, nowNs);
    }
    return true;
  }

  /** A node has come into the view. */
  void onAdmitted(long nowNs) {
    admittedAtNs = nowNs;
  }

  private long patienceNs(NodeWatch node, long nowNs) {
    boolean isSettling =
        admittedAtNs != NodeWatch.NEVER && nowNs - admittedAtNs <= timings.settlingNs();
    return isSettling ? timings.patienceCeilingNs() : node.patienceNs(nowNs);
  }

  /** Whether all has been ordinary for a while, up to now. */
  private boolean isSettled(long nowNs) {
    return nowNs - unsettledAtNs > timings.settlingNs();
  }

  /**
   * Whether another node is heard, and nobody is who is yet to come into the view. A node that is
   * alone cannot be dropped, and where nodes share a machine the other's process may be starting.
   */
  private boolean isOrdinary(NodeWatch node, View view) {
    boolean isAlone = true;
    for (int i = 0; i < nodes.size(); i++) {
      NodeWatch other = nodes.at(i);
      boolean isThere = other.isHeard() && !other.isSuspected();
      if (isThere && !view.names(other.nodeId(), other.report().incarnation())) {
        return false;
      }
      isAlone &= !isThere || other == node;
    }
    return !isAlone;
  }

  private boolean areAllSuspected(View view) {
    for (Member member : view.members()) {
      if (!nodes.get(member.nodeId()).isSuspected()) {
        return false;
      }
    }
    return !view.members().isEmpty();
  }

  /** Looks at all silences; returns whether a node has become suspected. */
  boolean onTick(View view, long nowNs) {
    long gapNs = nowNs - tickedAtNs;
    tickedAtNs = nowNs;
    clock.onLook(gapNs);
    if (gapNs > timings.patienceFloorNs()) {
      events.ownStall(gapNs, nowNs);
    }
    // After a stall, what waits in the sockets is to be read before anyone is judged; but where
    // every tick comes late, every second one judges.
    isTickSkipped = gapNs > timings.ownStallNs() && !isTickSkipped;
    if (isTickSkipped) {
      return false;
    }
    long allSilentNs = clock.allSilentNs(nowNs);
    if (!isAllSilentTold && allSilentNs > timings.startPatienceNs()) {
      isAllSilentTold = true;
      events.allSilent(allSilentNs, nowNs);
    }
    boolean isNew = false;
    for (int i = 0; i < nodes.size(); i++) {
      isNew |= judge(nodes.at(i), view, nowNs);
    }
    return isNew;
  }

  private boolean judge(NodeWatch node, View view, long nowNs) {
    long silentNs = clock.at(nowNs) - node.heardAtAudibleNs();
    if (node.isSuspected() || silentNs <= timings.patienceFloorNs()) {
      return false;
    }
    long patienceNs = patienceNs(node, nowNs);
    if (silentNs <= patienceNs) {
      return false;
    }
    long wallSilentNs = nowNs - node.heardAtNs();
    long boundNs = (long) (timings.disagreeFactor() * patienceNs);
    if (silentNs <= boundNs) {
      NodeWatch witness = witnessOf(node, patienceNs, nowNs);
      if (witness != null) {
        if (node.noteDisagreement()) {
          events.disagreed(node.nodeId(), witness.nodeId(), wallSilentNs, boundNs, nowNs);
        }
        return false;
      }
    }
    node.suspect(isOrdinary(node, view), nowNs);
    long incarnation = node.report().incarnation();
    events.suspected(node.nodeId(), incarnation, wallSilentNs, patienceNs, nowNs);
    return true;
  }

  /**
   * Another node that heard this one within the patience with it, and more of it than was heard
   * here: of one that died the last heartbeats are read late where others' work keeps a core.
   */
  private NodeWatch witnessOf(NodeWatch node, long patienceNs, long nowNs) {
    for (int i = 0; i < nodes.size(); i++) {
      NodeWatch other = nodes.at(i);
      if (other != node && other.isHeard() && !other.isSuspected()) {
        long ageNs = nowNs - other.heardAtNs();
        NodeReport report = other.report();
        boolean heardMore = report.peerBeat(node.nodeId()) > node.report().beat();
        if (heardMore && report.peerSilentNs(node.nodeId()) < patienceNs - ageNs) {
          return other;
        }
      }
    }
    return null;
  }

  /**
   * Whether every node that is heard at all was heard within half the least patience, so that
   * nobody can become suspected for as long again.
   */
  boolean isCalm(long nowNs) {
    long calmNs = timings.patienceFloorNs() / 2;
    for (int i = 0; i < nodes.size(); i++) {
      NodeWatch node = nodes.at(i);
      boolean isWatched = node.isHeard() && !node.isSuspected();
      if (isWatched && nowNs - node.heardAtNs() > calmNs) {
        return false;
      }
    }
    return true;
  }

  /** The time that stalls are measured in. */
  long audibleNs(long nowNs) {
    return clock.at(nowNs);
  }
}
