package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.engine.process.CommandException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, within bounds, for processes to do something. */
final class Waiting {
  private static final long STEP_MS = 5;

  private Waiting() {}

  static void until(
      String what, long timeoutS, List<ChildJava> processes, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutS);
    while (!condition.getAsBoolean()) {
      processes.forEach(ChildJava::requireAlive);
      if (System.nanoTime() - deadlineNs > 0) {
        throw new CommandException(what + " did not happen within " + timeoutS + " s");
      }
      try {
        Thread.sleep(STEP_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandException("interrupted while waiting: " + what, e);
      }
    }
  }
}
