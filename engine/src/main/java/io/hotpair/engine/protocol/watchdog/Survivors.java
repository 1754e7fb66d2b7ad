package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops dead members while one is alive (P7), starts anew once all are back in new incarnations
 * (P9), and otherwise waits.
 *
 * <p>Alive means: not found dead, and heard again after the last of the others was found dead. So
 * nobody is dropped in favour of a node that died with it.
 */
final class Survivors {
  private final NodeTable nodes;

  Survivors(NodeTable nodes) {
    this.nodes = nodes;
  }

  Verdict judge(View view) {
    long evidenceNs = NodeWatch.NEVER;
    int dead = 0;
    List<Member> members = view.members();
    for (int i = 0; i < members.size(); i++) {
      long deadAtNs = nodes.get(members.get(i).nodeId()).deadAtNs(members.get(i));
      if (deadAtNs != NodeWatch.NEVER) {
        dead++;
        evidenceNs = Math.max(evidenceNs, deadAtNs);
      }
    }
    if (dead == 0) {
      return Verdict.KEEP;
    }
    return dead == members.size() ? startAnew(view, evidenceNs) : drop(view, evidenceNs);
  }

  private Verdict drop(View view, long evidenceNs) {
    List<Member> kept = new ArrayList<>();
    int droppedId = View.NO_PRIMARY;
    NodeWatch mostAdvanced = null;
    for (Member member : view.members()) {
      NodeWatch node = nodes.get(member.nodeId());
      if (node.deadAtNs(member) != NodeWatch.NEVER) {
        droppedId = member.nodeId();
        continue;
      }
      kept.add(member);
      boolean isAlive = node.isHeard() && node.heardAtNs() >= evidenceNs;
      if (isAlive && (mostAdvanced == null || isAhead(node, mostAdvanced))) {
        mostAdvanced = node;
      }
    }
    if (mostAdvanced == null) {
      return Verdict.NOT_YET;
    }
    for (Member member : kept) {
      if (member.nodeId() == view.primaryId()) {
        View next = new View(view.version() + 1, view.epoch(), view.primaryId(), kept);
        return Verdict.grant(next, GrantReason.MEMBER_DROPPED, droppedId);
      }
    }
    View next = new View(view.version() + 1, view.epoch() + 1, mostAdvanced.nodeId(), kept);
    return Verdict.grant(next, GrantReason.PRIMARY_REPLACED, view.primaryId());
  }

  private Verdict startAnew(View view, long evidenceNs) {
    List<Integer> missing = new ArrayList<>();
    NodeWatch mostAdvanced = null;
    for (Member member : view.members()) {
      NodeWatch node = nodes.get(member.nodeId());
      if (!node.isGone(member)) {
        missing.add(member.nodeId());
      } else if (mostAdvanced == null || isAhead(node, mostAdvanced)) {
        mostAdvanced = node;
      }
    }
    if (!missing.isEmpty()) {
      return Verdict.waitFor(
          missing, "they are members of the last view and may hold answers that no other node has");
    }
    if (mostAdvanced.isSuspected()) {
      return Verdict.waitFor(
          List.of(mostAdvanced.nodeId()), "it has the longest journal of the last view's members");
    }
    if (mostAdvanced.heardAtNs() < evidenceNs) {
      return Verdict.NOT_YET;
    }
    Member primary = new Member(mostAdvanced.nodeId(), mostAdvanced.report().incarnation());
    return Verdict.grant(
        new View(view.version() + 1, view.epoch() + 1, primary.nodeId(), List.of(primary)),
        GrantReason.COLD_START,
        primary.nodeId());
  }

  /** By the journal; of two that are level, the one that is not silent. */
  private static boolean isAhead(NodeWatch node, NodeWatch other) {
    int order = node.report().compareJournal(other.report());
    return order > 0 || (order == 0 && other.isSuspected() && !node.isSuspected());
  }
}
