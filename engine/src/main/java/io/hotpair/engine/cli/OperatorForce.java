package io.hotpair.engine.cli;

import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.watchdog.Watchdog;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Carries out {@code watchdog --force}: one node carries on alone, whatever may be lost (P9). */
final class OperatorForce {
  private static final long RETRY_MS = 100;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  private OperatorForce() {}

  /**
   * Waits until the node is heard, and forces it.
   *
   * @param watchdog that runs.
   * @param nodeId to carry on alone.
   * @param out gets the warning and what came of it.
   * @throws CommandException if that node does not exist, or is not heard within a minute.
   * @throws InterruptedException if the thread was interrupted.
   */
  static void carryOut(Watchdog watchdog, int nodeId, PrintWriter out) throws InterruptedException {
    out.println(
        "WARNING: node "
            + nodeId
            + " is being made primary alone. Operations that were answered, but that only other"
            + " nodes hold, are LOST for good, and clients that saw those answers are not told."
            + " A node that comes back later has its journal cut to this node's.");
    out.flush();
    long startNs = System.nanoTime();
    while (true) {
      try {
        View view = watchdog.force(nodeId).get();
        out.println(
            "forced: node "
                + nodeId
                + " is primary alone in view "
                + view.version()
                + ", epoch "
                + view.epoch()
                + "; what may be lost is in the event log, as 'forced'");
        out.flush();
        return;
      } catch (ExecutionException e) {
        boolean isHopeless = !(e.getCause() instanceof IllegalStateException);
        if (isHopeless || System.nanoTime() - startNs > PATIENCE_NS) {
          throw new CommandException("--force " + nodeId + ": " + e.getCause().getMessage(), e);
        }
      }
      Thread.sleep(RETRY_MS);
    }
  }
}
