package io.hotpair.engine.host;

import org.agrona.concurrent.Agent;

/** An agent whose thread is set up first. */
final class SetUpAgent implements Agent {
  private final Agent agent;
  private final ThreadSetup setup;

  SetUpAgent(Agent agent, ThreadSetup setup) {
    this.agent = agent;
    this.setup = setup;
  }

  @Override
  public void onStart() {
    setup.apply();
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
