package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which nodes a view leaves behind (P7). What is read of a survivor may be older than its death, so
 * a view may name nobody who still has everything. Until one of its members is heard to have taken
 * it up, the members of the view before it are needed for a cold start too, and so are those of
 * views before that one, if it was not taken up either.
 */
final class FormerMembers {
  private FormerMembers() {}

  /** Those who may still be needed once {@code next} follows {@code view}. */
  static List<Member> after(View view, List<Member> former, View next) {
    Map<Integer, Member> left = new TreeMap<>();
    former.forEach(member -> keepLatest(left, member));
    view.members().forEach(member -> keepLatest(left, member));
    next.members().forEach(member -> left.remove(member.nodeId()));
    return List.copyOf(left.values());
  }

  private static void keepLatest(Map<Integer, Member> left, Member member) {
    left.merge(
        member.nodeId(),
        member,
        (one, other) -> one.incarnation() > other.incarnation() ? one : other);
  }

  /** Whether a report shows that a member of the view has taken it up. */
  static boolean isTakenUp(View view, NodeReport report) {
    return report.version() == view.version() && view.names(report.nodeId(), report.incarnation());
  }
}
