package io.hotpair.benchmarks.system;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.drill.lab.LabException;
import io.hotpair.engine.drill.lab.LinkState;
import io.hotpair.engine.drill.lab.NetworkLab;
import io.hotpair.engine.process.CommandException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a pair's processes and its client run: on this host, or each in a network namespace on a
 * switch whose links can be cut. One thread, but for the links.
 */
final class Site implements AutoCloseable {
  static final String WATCHDOG = "watchdog";
  private static final String CLIENT = "client";
  private static final long SEED = 1;

  private final NetworkLab lab;
  private final List<Integer> nodeIds;

  private Site(NetworkLab lab, List<Integer> nodeIds) {
    this.lab = lab;
    this.nodeIds = nodeIds;
  }

  static Site onThisHost(List<Integer> nodeIds) {
    return new Site(null, nodeIds);
  }

  /**
   * Makes the namespaces.
   *
   * @throws CommandException if this machine or user cannot have them.
   */
  static Site inLab(List<Integer> nodeIds) {
    List<String> hosts = new ArrayList<>();
    nodeIds.forEach(id -> hosts.add(node(id)));
    hosts.add(WATCHDOG);
    hosts.add(CLIENT);
    try {
      return new Site(NetworkLab.create(hosts, SEED), nodeIds);
    } catch (LabException | UnsatisfiedLinkError e) {
      throw new CommandException(
          "links can be cut in a lab only, which needs Linux, root, ip netns and /dev/net/tun: "
              + e.getMessage());
    }
  }

  static String node(int nodeId) {
    return "node-" + nodeId;
  }

  /** The settings of a process at its place. */
  Settings adapt(String process, Settings settings) {
    if (lab == null) {
      return settings;
    }
    List<String> nodes = new ArrayList<>();
    nodeIds.forEach(id -> nodes.add(id + "=" + lab.address(node(id))));
    return settings
        .with(Setting.NODES, String.join(",", nodes))
        .with(Setting.WATCHDOG_HOST, lab.address(WATCHDOG))
        .with(Setting.INTERFACE, lab.address(process));
  }

  /** Settings of the client; the calling thread, and those that it starts, move to its place. */
  Settings enterClient(Settings settings) {
    if (lab != null) {
      lab.enter(CLIENT);
    }
    return adapt(CLIENT, settings);
  }

  /** What comes before the command line of a process. */
  List<String> prefix(String process) {
    return lab == null ? List.of() : lab.prefix(process);
  }

  /** Cuts a node off, from everybody or from the other nodes only. */
  void cut(int nodeId, boolean isFromNodesOnly) {
    if (lab == null) {
      throw new CommandException("the links of this host cannot be cut: run it in a lab");
    }
    String victim = node(nodeId);
    for (String other : lab.hosts()) {
      if (!other.equals(victim) && (!isFromNodesOnly || other.startsWith("node-"))) {
        lab.link(victim, other, LinkState.CUT);
        lab.link(other, victim, LinkState.CUT);
      }
    }
  }

  /** Makes all links good. */
  void heal() {
    for (String from : lab.hosts()) {
      for (String to : lab.hosts()) {
        lab.link(from, to, LinkState.GOOD);
      }
    }
  }

  @Override
  public void close() {
    if (lab != null) {
      lab.close();
    }
  }
}
