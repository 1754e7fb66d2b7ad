package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;

/** Carries views to nodes. A lost one does no harm: it is told again. */
@FunctionalInterface
public interface ViewSender {
  /**
   * Sends the view to one incarnation of one node (P2). Must not block.
   *
   * @param view to tell; version 0 only says that the watchdog lives.
   * @param nodeId of the node.
   * @param incarnation that the watchdog last heard of it; any other ignores the view.
   */
  void tell(View view, int nodeId, long incarnation);
}
