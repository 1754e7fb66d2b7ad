package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/** Answers the primary's request to admit a newcomer (P8 c), always with a new version. */
final class AdmissionRule {
  private AdmissionRule() {}

  /**
   * The answer to a request that the current primary made in the current version.
   *
   * @param newcomer what is known of the newcomer, null if it is not configured.
   */
  static Verdict answer(
      View view, NodeWatch newcomer, int newcomerId, long newcomerIncarnation, long nowNs) {
    boolean isGranted =
        newcomer != null
            && view.incarnationOf(newcomerId) == 0
            && newcomer.isAlive(newcomerIncarnation, nowNs);
    List<Member> members = new ArrayList<>(view.members());
    if (isGranted) {
      members.add(new Member(newcomerId, newcomerIncarnation));
    }
    return Verdict.grant(
        view.nextWith(members),
        isGranted ? GrantReason.ADMITTED : GrantReason.ADMISSION_REFUSED,
        newcomerId);
  }
}
