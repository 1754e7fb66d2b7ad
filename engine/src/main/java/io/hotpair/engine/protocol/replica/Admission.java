package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;

/**
 * The last Admit record in the journal, on every node (P8 b): while it binds, nothing from it on
 * commits without the newcomer's hold. It binds until a view of a higher version is adopted,
 * whether that includes the newcomer or not, or until it is cancelled or cut.
 */
final class Admission {
  private static final int NOBODY = -1;

  private int nodeId = NOBODY;
  private long incarnation;
  private long version;
  private long sequence;

  void onAdmit(int newcomerId, long newcomerIncarnation, long viewVersion, long recordSequence) {
    nodeId = newcomerId;
    incarnation = newcomerIncarnation;
    version = viewVersion;
    sequence = recordSequence;
  }

  void onCancel(int newcomerId, long newcomerIncarnation) {
    if (nodeId == newcomerId && incarnation == newcomerIncarnation) {
      nodeId = NOBODY;
    }
  }

  void onCut(long lastSequence) {
    if (sequence > lastSequence) {
      nodeId = NOBODY;
    }
  }

  boolean binds(View view) {
    return nodeId != NOBODY && version >= view.version();
  }

  boolean isOf(int newcomerId, long newcomerIncarnation, View view) {
    return binds(view) && nodeId == newcomerId && incarnation == newcomerIncarnation;
  }

  int nodeId() {
    return nodeId;
  }

  long incarnation() {
    return incarnation;
  }

  long sequence() {
    return sequence;
  }
}
