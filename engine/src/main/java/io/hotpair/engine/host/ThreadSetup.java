package io.hotpair.engine.host;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import net.openhft.affinity.Affinity;
import org.agrona.concurrent.Agent;

/**
 * What a thread asks of the system: a core, how long its turns are, and whether it stands back.
 *
 * @param core to stay on; negative for any.
 * @param sliceNs length of a turn where threads share a core, in ns; 0 for the system's own.
 * @param isIdleClass whether it runs only where no other thread wants to.
 */
public record ThreadSetup(int core, long sliceNs, boolean isIdleClass) {
  /** Any core. */
  public static final int ANY_CORE = -1;

  /** Nothing is asked for. */
  public static final ThreadSetup NONE = new ThreadSetup(ANY_CORE, 0, false);

  /** Asks for it, for the calling thread. What the system does not offer is left as it is. */
  public void apply() {
    if (core >= 0) {
      Affinity.setAffinity(core);
    }
    if (sliceNs > 0) {
      TimeSlice.ask(sliceNs);
    }
    if (isIdleClass) {
      IdleClass.enter();
    }
  }

  /**
   * Does work on a thread of its own that asks for it and then ends, while the calling thread
   * waits; on the calling thread if nothing is asked for. An interrupt is passed on to the work,
   * which is waited for all the same.
   *
   * @param name of the thread.
   * @param work to be done; what it throws is thrown here.
   */
  public void run(String name, Runnable work) {
    if (equals(NONE)) {
      work.run();
      return;
    }
    FutureTask<Void> task = new FutureTask<>(work, null);
    Thread thread =
        new Thread(
            () -> {
              apply();
              task.run();
            },
            name);
    thread.start();
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          isInterrupted = true;
          thread.interrupt();
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause(); // Runnable declares no others
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * An agent whose thread asks for it before anything else.
   *
   * @param agent to be run on a thread of its own.
   * @return the agent to run.
   */
  public Agent on(Agent agent) {
    return new SetUpAgent(agent, this);
  }
}
