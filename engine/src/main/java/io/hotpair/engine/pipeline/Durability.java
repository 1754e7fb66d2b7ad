package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.View;

/** When the journal is forced to the disk before a record counts as held. */
public enum Durability {
  /**
   * Never on the way: memory-mapped, it survives the process, and the host as long as the other
   * stays up.
   */
  MAPPED,
  /** While this node is alone in its view; so a survivor that loses its power loses no answer. */
  FORCED_WHEN_ALONE,
  /** Always. */
  FORCED;

  /**
   * Whether what was appended must be forced before it counts as held.
   *
   * @param view that is in force on this node.
   * @param isPrimary whether this node is the primary in it.
   * @return true if so.
   */
  public boolean isForceDue(View view, boolean isPrimary) {
    return switch (this) {
      case MAPPED -> false;
      case FORCED_WHEN_ALONE -> isPrimary && view.members().size() == 1;
      case FORCED -> true;
    };
  }
}
