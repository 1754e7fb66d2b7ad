package io.hotpair.benchmarks.rig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Systems in turn, so that what changes on the machine meets them all alike. */
final class Turns {
  /** One run of one system. */
  @FunctionalInterface
  interface Turn<T> {
    void run(T system, int run);
  }

  private Turns() {}

  static <T> void forEach(List<T> systems, int runs, Turn<T> turn) {
    for (int run = 1; run <= runs; run++) {
      List<T> order = new ArrayList<>(systems);
      if (run % 2 == 0) {
        Collections.reverse(order);
      }
      for (T system : order) {
        turn.run(system, run);
      }
    }
  }
}
