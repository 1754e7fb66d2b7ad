package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.List;
import java.util.SortedSet;

/**
 * The watchdog's durable record of the current view: the one source of truth about who may carry on
 * (P1). It belongs to one cluster of named nodes.
 */
public interface Register {
  /**
   * The cluster that it was created for.
   *
   * @return its name.
   */
  String cluster();

  /**
   * The nodes that it was created for.
   *
   * @return their ids, at least one, all 0 or more.
   */
  SortedSet<Integer> nodeIds();

  /**
   * The current view.
   *
   * @return {@link View#NONE} in a new register.
   */
  View read();

  /**
   * Nodes of earlier views that may still be needed: as long as nobody was heard to have taken up
   * the current view, they may hold what its members have lost.
   *
   * @return them, none of which the current view names; empty once the view was taken up.
   */
  List<Member> former();

  /**
   * Replaces the view if nobody else has. When this returns true the new view is durable: it
   * survives the loss of the process and of the host's power.
   *
   * @param expectedVersion version that the register must have.
   * @param next a view with a higher version.
   * @param former nodes that may still be needed, kept with the view.
   * @return false, and nothing changed, if the register has another version.
   * @throws IllegalArgumentException if the next version is not above the expected one.
   * @throws RegisterException if it is not known whether the view was kept: the watchdog must stop
   *     and read the register afresh.
   */
  boolean compareAndSet(long expectedVersion, View next, List<Member> former);

  /**
   * The current view was taken up: {@link #former} is empty from now on. It need not be durable at
   * once, because to wait for a node that is not needed any more is safe.
   */
  void forgetFormer();
}
