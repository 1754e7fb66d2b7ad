package io.hotpair.engine.drill;

import java.io.PrintWriter;

/**
 * Lines for people, and one status line beneath them: redrawn in place on a terminal, printed once
 * a second elsewhere. Any thread.
 */
final class Screen {
  private static final long PLAIN_INTERVAL_NS = 1_000_000_000;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter out;
  private final boolean isTerminal;
  private String status = "";
  private long nextPlainNs = System.nanoTime();

  Screen(PrintWriter out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /** Prints a line above the status. */
  synchronized void line(String text) {
    if (isTerminal) {
      out.print(CLEAR_LINE + text + "\n" + status);
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Shows how things are; empty to end with that. */
  synchronized void status(String bar, String text) {
    if (isTerminal) {
      status = bar.isEmpty() && text.isEmpty() ? "" : bar + " " + text;
      out.print(CLEAR_LINE + status);
      out.flush();
    } else if (!text.isEmpty() && System.nanoTime() - nextPlainNs >= 0) {
      nextPlainNs = System.nanoTime() + PLAIN_INTERVAL_NS;
      out.println(text);
      out.flush();
    }
  }
}
