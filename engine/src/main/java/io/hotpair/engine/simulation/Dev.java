package io.hotpair.engine.simulation;

import java.util.*;

final class Dev {
  public static void main(String[] a) {
    int nodes = Integer.parseInt(a[0]);
    long from = Long.parseLong(a[1]);
    long n = Long.parseLong(a[2]);
    boolean verbose = a.length > 3 && a[3].equals("v");
    Set<Fault> all = EnumSet.allOf(Fault.class);
    long t0 = System.nanoTime();
    long sim = 0, ops = 0, steps = 0, failed = 0, excused = 0, views = 0;
    Map<String, Integer> inv = new TreeMap<>();
    for (long s = from; s < from + n; s++) {
      Trace tr = new Trace(verbose ? 400 : 0);
      World w = new World(s, nodes, all, Sabotage.NONE, tr);
      try {
        w.run();
      } catch (RuntimeException e) {
        failed++;
        String k = e instanceof Violation v ? v.invariant() : e.toString();
        if (inv.merge(k, 1, Integer::sum) <= 5 || verbose) {
          System.out.println("seed " + s + " " + e.getMessage());
          if (e.getCause() != null)
            System.out.println(
                "   "
                    + e.getCause()
                    + " "
                    + (e.getCause().getStackTrace().length > 3
                        ? Arrays.toString(Arrays.copyOf(e.getCause().getStackTrace(), 8))
                        : ""));
        }
        if (!(e instanceof Violation) && verbose) e.printStackTrace(System.out);
        if (verbose) {
          for (int i = 0; i < nodes; i++)
            if (w.node(i).isUp())
              System.out.println(
                  "counts "
                      + Arrays.toString(w.node(i).pipeline().counts())
                      + " taking "
                      + w.node(i).pipeline().isTakingIngress()
                      + " inbox "
                      + w.network().pending(i, w.nowNs()));
          System.out.println(
              "wd up " + w.watchdog().isUp() + " " + w.network().pending(nodes, w.nowNs()));
          System.out.println(w.swarm());
          tr.lines().forEach(System.out::println);
        }
      }
      if (verbose) System.out.println("digest " + tr.digest() + " events " + tr.events());
      if (w.checks().isExcused()) excused++;
      sim += w.nowNs();
      ops += w.history().answered();
      steps += w.checks().steps();
      views += w.watchdog().view().version();
    }
    double sec = (System.nanoTime() - t0) / 1e9;
    System.out.printf(
        "%d worlds, %d failed %s, excused %d, %.1f/s, sim %.1f s, %.2f sim hours/wall minute,"
            + " answered %.0f, steps %.0f, views %.1f per world%n",
        n,
        failed,
        inv,
        excused,
        n / sec,
        sim / 1e9,
        sim / 1e9 / 3600 / (sec / 60),
        (double) ops / n,
        (double) steps / n,
        (double) views / n);
  }
}
