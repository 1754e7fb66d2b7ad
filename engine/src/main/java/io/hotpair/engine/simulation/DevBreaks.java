package io.hotpair.engine.simulation;

import java.util.*;

final class DevBreaks {
  public static void main(String[] a) {
    long max = Long.parseLong(a[0]);
    Set<Fault> all = EnumSet.allOf(Fault.class);
    for (Break b : Break.values()) {
      if (a.length > 1 && !b.name().contains(a[1])) continue;
      for (int nodes = 2; nodes <= 3; nodes++) {
        String res = "NOT CAUGHT";
        long t0 = System.nanoTime();
        int count = 0;
        StringBuilder sb = new StringBuilder();
        for (long s = 1; s <= max; s++) {
          World w = new World(s, nodes, all, b.newSabotage(), new Trace(0));
          try {
            w.run();
          } catch (Violation e) {
            count++;
            sb.append(s + ":" + e.invariant() + " ");
            if (count >= 3) break;
          } catch (RuntimeException e) {
            e.printStackTrace(System.out);
            break;
          }
        }
        System.out.printf(
            "%-50s %d nodes %s  %.1f s%n",
            b, nodes, count == 0 ? "NOT CAUGHT in " + max : sb, (System.nanoTime() - t0) / 1e9);
      }
    }
  }
}
