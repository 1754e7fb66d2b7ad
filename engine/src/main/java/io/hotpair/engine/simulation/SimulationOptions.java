package io.hotpair.engine.simulation;

import java.util.Set;

/**
 * Which worlds are run, and how.
 *
 * @param from the first seed.
 * @param seeds how many seeds, one after another.
 * @param nodes how many nodes each world has, 2 or 3.
 * @param faults what may go wrong; each world has its own mix of them.
 * @param threads how many worlds run at the same time.
 * @param isTwice whether each world runs twice, and must have the same trace digest.
 */
public record SimulationOptions(
    long from, long seeds, int nodes, Set<Fault> faults, int threads, boolean isTwice) {
  /** Checks them. */
  public SimulationOptions {
    if (nodes < 2 || nodes > 3) {
      throw new IllegalArgumentException("nodes " + nodes + ": 2 or 3");
    }
    if (seeds < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "seeds " + seeds + " and threads " + threads + " must be 1 or more");
    }
    faults = Set.copyOf(faults);
  }

  /**
   * All faults, one thread, each world twice.
   *
   * @param from the first seed.
   * @param seeds how many.
   * @param nodes 2 or 3.
   * @return options.
   */
  public static SimulationOptions of(long from, long seeds, int nodes) {
    return new SimulationOptions(from, seeds, nodes, Fault.all(), 1, true);
  }
}
