package io.hotpair.engine.replica;

import net.openhft.affinity.Affinity;
import org.agrona.concurrent.Agent;

/** An agent whose thread is kept on one core. */
final class PinnedAgent implements Agent {
  private final Agent agent;
  private final int core;

  PinnedAgent(Agent agent, int core) {
    this.agent = agent;
    this.core = core;
  }

  /**
   * Pins an agent if a core is named.
   *
   * @param core number of the core; negative for any.
   */
  static Agent pin(Agent agent, int core) {
    return core < 0 ? agent : new PinnedAgent(agent, core);
  }

  @Override
  public void onStart() {
    Affinity.setAffinity(core);
    agent.onStart();
  }

  @Override
  public int doWork() throws Exception {
    return agent.doWork();
  }

  @Override
  public void onClose() {
    agent.onClose();
  }

  @Override
  public String roleName() {
    return agent.roleName();
  }
}
