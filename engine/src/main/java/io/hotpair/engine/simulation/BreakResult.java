package io.hotpair.engine.simulation;

import java.util.Locale;

/**
 * Whether, and how soon, a deliberate break was caught.
 *
 * @param what was broken.
 * @param nodes how many nodes the worlds had.
 * @param seeds how many worlds it took; the limit if it was not caught.
 * @param caught the world that caught it; null if none did.
 */
public record BreakResult(Break what, int nodes, long seeds, WorldResult caught) {
  /**
   * Looks for the first world that catches a break.
   *
   * @param what is broken.
   * @param nodes 2 or 3.
   * @param from the first seed.
   * @param limit how many seeds at most.
   * @return the result.
   */
  public static BreakResult search(Break what, int nodes, long from, long limit) {
    for (long seed = from; seed < from + limit; seed++) {
      WorldResult result = Simulator.broken(seed, nodes, Fault.all(), what, 0);
      if (result.isFailed()) {
        return new BreakResult(what, nodes, seed - from + 1, result);
      }
    }
    return new BreakResult(what, nodes, limit, null);
  }

  /**
   * Whether it was caught.
   *
   * @return true if so.
   */
  public boolean isCaught() {
    return caught != null;
  }

  @Override
  public String toString() {
    String name = what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return isCaught()
        ? String.format(
            "%-50s %-12s %d nodes  %6d  %s",
            name, what.rule(), nodes, seeds, caught.violation().invariant())
        : String.format("%-50s %-12s %d nodes  %6d  NOT CAUGHT", name, what.rule(), nodes, seeds);
  }
}
