package io.hotpair.engine.process;

import sun.misc.Signal;

/**
 * Takes over SIGTERM and Ctrl-C, so that a process ends in its own order and with its own exit
 * code, before any shutdown hook runs.
 */
public final class EndSignals {
  private EndSignals() {}

  /**
   * Calls something at each signal instead of ending the process.
   *
   * @param action called by a thread of its own.
   */
  public static void handle(Runnable action) {
    Signal.handle(new Signal("TERM"), signal -> action.run());
    Signal.handle(new Signal("INT"), signal -> action.run());
  }
}
