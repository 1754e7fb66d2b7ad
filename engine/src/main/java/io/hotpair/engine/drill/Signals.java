package io.hotpair.engine.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends signals that Java cannot send, to processes that the drill started. */
final class Signals {
  private Signals() {}

  /** Stops them; they have stopped when this returns, so that a time from then on is theirs. */
  static void stop(List<ChildProcess> processes) throws IOException {
    send("-STOP", processes);
  }

  static void goOn(List<ChildProcess> processes) throws IOException {
    send("-CONT", processes);
  }

  /** Asks a Java process to print what its threads are doing. */
  static void dumpThreads(ChildProcess process) throws IOException {
    send("-QUIT", List.of(process));
  }

  /**
   * One call for all, so that they get it at almost the same moment; sent when this returns. That
   * one has died meanwhile, for which the command fails, is for those to say who look after it.
   */
  private static void send(String signal, List<ChildProcess> processes) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    for (ChildProcess process : processes) {
      if (process.isAlive()) {
        command.add(Long.toString(process.pid()));
      }
    }
    if (command.size() > 2) {
      new ProcessBuilder(command).inheritIO().start().onExit().join();
    }
  }
}
