package io.hotpair.engine.drill;

import io.hotpair.engine.load.LoadRunner;
import java.util.List;

/** The status line: how far, how fast, who is what. One thread. */
final class ProgressView {
  private static final int WIDTH = 24;
  private static final double NS_PER_S = 1e9;

  private final Screen screen;
  private final DrillSite site;
  private final NodeProgress nodes;
  private final long count;
  private long lastOffered;
  private long lastNs = System.nanoTime();

  ProgressView(Screen screen, DrillSite site, NodeProgress nodes, long count) {
    this.screen = screen;
    this.site = site;
    this.nodes = nodes;
    this.count = count;
  }

  void show(LoadRunner load, PairObserver observer) {
    long nowNs = System.nanoTime();
    // In this order, so that never more seem answered than offered.
    long answered = load.answered();
    long offered = load.offered();
    double rate = (offered - lastOffered) * NS_PER_S / Math.max(1, nowNs - lastNs);
    lastOffered = offered;
    lastNs = nowNs;
    long percent = Math.min(100, 100 * offered / count);
    int done = (int) (WIDTH * percent / 100);
    String bar = "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
    List<String> roles =
        site.nodeIds().stream().map(id -> site.letterOf(id) + " " + observer.role(id)).toList();
    screen.status(
        bar,
        String.format(
            "%3d%%  %,d/s  unanswered %,d  %s  lag %,d",
            percent, Math.round(rate), offered - answered, String.join("  ", roles), nodes.lag()));
  }

  void end() {
    screen.status("", "");
  }
}
