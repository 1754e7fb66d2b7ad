package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops dead members while one is alive (P7), starts anew once all are back in new incarnations
 * (P9), and otherwise waits.
 *
 * <p>Alive means: not found dead, and read again after the last of the others was found dead. What
 * is read may have waited in a socket, so it may still be that a node is dropped in favour of one
 * that died with it; {@link FormerMembers} makes that harmless.
 *
 * <p>A cold start compares only what nodes report with a version that was granted once all members
 * were known to be gone: nothing older can say where the journals end. And it waits for the most
 * advanced if that one is silent at the moment, also where no time was counted against it ({@link
 * AudibleClock}): if it died meanwhile, it would be primary of nothing.
 */
final class Survivors {
  private final NodeTable nodes;

  Survivors(NodeTable nodes) {
    this.nodes = nodes;
  }

  /**
   * Judges.
   *
   * @param view the current one.
   * @param former who may be needed beside its members.
   * @param grantedAtNs when this watchdog granted the view; {@link NodeWatch#NEVER} if another did.
   * @param nowNs monotonic time.
   */
  Verdict judge(View view, List<Member> former, long grantedAtNs, long nowNs) {
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
    return dead == members.size()
        ? startAnew(view, former, evidenceNs <= grantedAtNs, nowNs)
        : drop(view, evidenceNs);
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
        return Verdict.grant(view.nextWith(kept), GrantReason.MEMBER_DROPPED, droppedId);
      }
    }
    View next = new View(view.version() + 1, view.epoch() + 1, mostAdvanced.nodeId(), kept);
    return Verdict.grant(next, GrantReason.PRIMARY_REPLACED, view.primaryId());
  }

  private Verdict startAnew(View view, List<Member> former, boolean isRollCalled, long nowNs) {
    List<NodeWatch> needed = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    for (Member member : view.members()) {
      NodeWatch node = nodes.get(member.nodeId());
      needed.add(node);
      if (!node.isGone(member)) {
        missing.add(member.nodeId());
      }
    }
    for (Member member : former) {
      NodeWatch node = nodes.get(member.nodeId());
      needed.add(node);
      if (node.report().incarnation() < member.incarnation()) {
        missing.add(member.nodeId());
      }
    }
    if (!missing.isEmpty()) {
      return Verdict.waitFor(
          missing, "they are members of the last view and may hold answers that no other node has");
    }
    for (NodeWatch node : needed) {
      if (node.isSuspected()) {
        return Verdict.waitFor(
            List.of(node.nodeId()), "it came back and went silent again before all were back");
      }
    }
    if (!isRollCalled) {
      View same = view.nextWith(view.members());
      return Verdict.grant(same, GrantReason.ROLL_CALL, view.primaryId());
    }
    return startFromMostAdvanced(view, needed, nowNs);
  }

  private static Verdict startFromMostAdvanced(View view, List<NodeWatch> needed, long nowNs) {
    NodeWatch mostAdvanced = needed.get(0);
    for (NodeWatch node : needed) {
      if (node.report().version() != view.version()) {
        return Verdict.NOT_YET;
      }
      mostAdvanced = isAhead(node, mostAdvanced) ? node : mostAdvanced;
    }
    Member primary = new Member(mostAdvanced.nodeId(), mostAdvanced.report().incarnation());
    if (!mostAdvanced.isAlive(primary.incarnation(), nowNs)) {
      return Verdict.NOT_YET;
    }
    return Verdict.grant(
        new View(view.version() + 1, view.epoch() + 1, primary.nodeId(), List.of(primary)),
        GrantReason.COLD_START,
        primary.nodeId());
  }

  private static boolean isAhead(NodeWatch node, NodeWatch other) {
    return node.report().compareJournal(other.report()) > 0;
  }
}
