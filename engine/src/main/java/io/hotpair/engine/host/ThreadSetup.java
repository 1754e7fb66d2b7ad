package io.hotpair.engine.host;

import net.openhft.affinity.Affinity;
import org.agrona.concurrent.Agent;

/**
 * What a duty thread asks of the system: a core, and how long its turns are.
 *
 * @param core to stay on; negative for any.
 * @param sliceNs length of a turn where threads share a core, in ns; 0 for the system's own.
 */
public record ThreadSetup(int core, long sliceNs) {
  /** Any core. */
  public static final int ANY_CORE = -1;

  /** Asks for it, for the calling thread. What the system does not offer is left as it is. */
  public void apply() {
    if (core >= 0) {
      Affinity.setAffinity(core);
    }
    if (sliceNs > 0) {
      TimeSlice.ask(sliceNs);
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
