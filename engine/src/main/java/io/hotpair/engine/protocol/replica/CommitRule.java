package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.List;

/**
 * P5: n is committed when every member of the view holds n, and, while an Admit record binds (P8
 * b), the newcomer too from that record on. The primary holds whatever anybody else holds, because
 * it journals before it sends (P4).
 */
final class CommitRule {
  private final int nodeId;
  private final HoldTable holds;
  private final Admission admission;

  CommitRule(int nodeId, HoldTable holds, Admission admission) {
    this.nodeId = nodeId;
    this.holds = holds;
    this.admission = admission;
  }

  /**
   * The highest sequence that this node, a member of the view, knows to be held by all.
   *
   * @param view that it has adopted.
   * @param held what it holds itself, aligned with the epoch of the view.
   */
  long committed(View view, long held) {
    long committed = held;
    List<Member> members = view.members();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      if (member.nodeId() != nodeId && member.nodeId() != view.primaryId()) {
        committed =
            Math.min(committed, holds.held(member.nodeId(), member.incarnation(), view.epoch()));
      }
    }
    return admission.limit(nodeId, view, holds, committed);
  }
}
