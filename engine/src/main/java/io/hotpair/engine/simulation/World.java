package io.hotpair.engine.simulation;

import java.util.Set;

/** Everything that one seed makes, and the time in it. */
final class World {
  private static final long WELL_CHECK_NS = 2_000_000;
  private static final long LIVENESS_NS = 5_000_000_000L;

  private final Swarm swarm;
  private final Trace trace;
  private final Sabotage sabotage;
  private final SimNetwork network;
  private final History history = new History();
  private final Checks checks;
  private final SimNode[] nodes;
  private final SimWatchdog watchdog;
  private final SimClient[] clients;
  private final FaultPlan faults;
  private long nowNs;
  private long lastHeardAnswer;

  World(long seed, int nodeCount, Set<Fault> allowed, Sabotage sabotage, Trace trace) {
    Chance chance = new Chance(Mix.of(nodeCount, seed));
    this.sabotage = sabotage;
    this.trace = trace;
    swarm = new Swarm(nodeCount, allowed, chance.split());
    network = new SimNetwork(endpoints(), swarm, chance.split());
    checks = new Checks(this);
    nodes = new SimNode[nodeCount];
    for (int id = 0; id < nodeCount; id++) {
      nodes[id] = new SimNode(this, id, chance.split());
    }
    watchdog = new SimWatchdog(this, chance.split());
    clients = new SimClient[swarm.clients()];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new SimClient(this, i + 1, nodeCount + 1 + i, chance.split());
    }
    faults = new FaultPlan(this, chance.split());
  }

  /**
   * Runs to the end.
   *
   * @throws Violation if a promise is broken.
   */
  void run() {
    long wellCheckNs = 0;
    while (true) {
      long safetyEndNs = faults.isHealed() ? Long.MAX_VALUE : swarm.safetyNs();
      long next = Math.min(faults.nextNs(), watchdog.nextNs());
      for (SimNode node : nodes) {
        next = Math.min(next, node.nextNs());
      }
      for (SimClient client : clients) {
        next = Math.min(next, client.nextNs());
      }
      nowNs = Math.max(nowNs, Math.min(next, safetyEndNs));
      if (nowNs >= safetyEndNs) {
        faults.heal();
      } else {
        step();
      }
      if (faults.isHealed() && nowNs >= wellCheckNs) {
        wellCheckNs = nowNs + WELL_CHECK_NS;
        if (checks.isWell()) {
          checks.atEnd();
          return;
        }
        if (nowNs > swarm.safetyNs() + LIVENESS_NS) {
          checks.atEnd();
          throw new Violation("all-is-well-again", checks.whatIsWrong());
        }
      }
    }
  }

  private void step() {
    if (faults.nextNs() <= nowNs) {
      faults.step();
    }
    if (watchdog.nextNs() <= nowNs) {
      watchdog.step();
    }
    for (SimNode node : nodes) {
      if (node.nextNs() <= nowNs) {
        node.step();
      }
    }
    for (SimClient client : clients) {
      if (client.nextNs() <= nowNs) {
        client.step();
      }
    }
  }

  void onHeardAnswer(long sequence) {
    lastHeardAnswer = Math.max(lastHeardAnswer, sequence);
  }

  /** The highest sequence that any client has heard answered. */
  long lastHeardAnswer() {
    return lastHeardAnswer;
  }

  /** The client behind a response channel. */
  SimClient client(String channel) {
    return clients[Integer.parseInt(channel.substring(0, channel.indexOf(':'))) - 1];
  }

  long nowNs() {
    return nowNs;
  }

  Swarm swarm() {
    return swarm;
  }

  Trace trace() {
    return trace;
  }

  Sabotage sabotage() {
    return sabotage;
  }

  SimNetwork network() {
    return network;
  }

  History history() {
    return history;
  }

  Checks checks() {
    return checks;
  }

  SimNode node(int id) {
    return nodes[id];
  }

  SimWatchdog watchdog() {
    return watchdog;
  }

  SimClient[] clients() {
    return clients;
  }

  FaultPlan faults() {
    return faults;
  }

  int watchdogEndpoint() {
    return swarm.nodes();
  }

  int endpoints() {
    return swarm.nodes() + 1 + swarm.clients();
  }
}
