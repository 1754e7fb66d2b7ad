package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;
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
   * Replaces the view if nobody else has. When this returns true the new view is durable: it
   * survives the loss of the process and of the host's power.
   *
   * @param expectedVersion version that the register must have.
   * @param next a view with a higher version.
   * @return false, and nothing changed, if the register has another version.
   * @throws IllegalArgumentException if the next version is not above the expected one.
   * @throws RegisterException if it is not known whether the view was kept: the watchdog must stop
   *     and read the register afresh.
   */
  boolean compareAndSet(long expectedVersion, View next);
}
