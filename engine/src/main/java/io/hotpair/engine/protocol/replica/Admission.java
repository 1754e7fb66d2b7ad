package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The Admit records in the journal that bind, on every node (P8 b): while one binds, nothing from
 * it on commits without its newcomer's hold. It binds until a view of a higher version is adopted,
 * whether that includes the newcomer or not, or until it is cancelled or cut. A node that is not
 * told views for a while may see several, and each binds it: an Admit does not end the one before
 * it, whose newcomer may be a member by now.
 */
final class Admission {
  private final List<Admit> admits = new ArrayList<>();

  private record Admit(int nodeId, long incarnation, long version, long sequence) {
    boolean isOf(int newcomerId, long newcomerIncarnation) {
      return nodeId == newcomerId && incarnation == newcomerIncarnation;
    }
  }

  void onAdmit(int newcomerId, long newcomerIncarnation, long viewVersion, long recordSequence) {
    admits.add(new Admit(newcomerId, newcomerIncarnation, viewVersion, recordSequence));
  }

  void onCancel(int newcomerId, long newcomerIncarnation) {
    admits.removeIf(admit -> admit.isOf(newcomerId, newcomerIncarnation));
  }

  void onCut(long lastSequence) {
    admits.removeIf(admit -> admit.sequence() > lastSequence);
  }

  /** A view is adopted: what was to bind until then is forgotten. */
  void onView(View view) {
    admits.removeIf(admit -> admit.version() < view.version());
  }

  /**
   * How far of what this node holds may commit as far as newcomers are concerned.
   *
   * @param nodeId of this node; its own hold is known.
   */
  long limit(int nodeId, View view, HoldTable holds, long held) {
    long limit = held;
    for (int i = 0; i < admits.size(); i++) {
      Admit admit = admits.get(i);
      if (admit.version() >= view.version() && admit.nodeId() != nodeId) {
        long newcomer = holds.held(admit.nodeId(), admit.incarnation(), view.epoch());
        limit = Math.min(limit, Math.max(newcomer, admit.sequence() - 1));
      }
    }
    return limit;
  }

  /**
   * Where the Admit of a newcomer that binds is.
   *
   * @return its sequence, 0 if there is none.
   */
  long sequenceOf(int newcomerId, long newcomerIncarnation, View view) {
    for (int i = admits.size() - 1; i >= 0; i--) {
      Admit admit = admits.get(i);
      if (admit.version() >= view.version() && admit.isOf(newcomerId, newcomerIncarnation)) {
        return admit.sequence();
      }
    }
    return 0;
  }
}
