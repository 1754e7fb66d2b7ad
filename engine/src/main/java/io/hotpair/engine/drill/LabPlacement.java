package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.drill.lab.LinkState;
import io.hotpair.engine.drill.lab.NetworkLab;
import io.hotpair.engine.host.Host;
import java.util.ArrayList;
import java.util.List;

/** Every process, and the client, in a network namespace of its own. */
final class LabPlacement implements Placement, AutoCloseable {
  private final NetworkLab lab;
  private final List<Integer> nodeIds;

  private LabPlacement(NetworkLab lab, List<Integer> nodeIds) {
    this.lab = lab;
    this.nodeIds = nodeIds;
  }

  static LabPlacement create(Settings settings, long seed) {
    List<Integer> nodeIds = new ArrayList<>(Host.nodesOf(settings).keySet());
    List<String> hosts = new ArrayList<>();
    nodeIds.forEach(id -> hosts.add(DrillSite.nameOf(id)));
    hosts.add(DrillSite.WATCHDOG);
    hosts.add(Fault.CLIENT);
    return new LabPlacement(NetworkLab.create(hosts, seed), nodeIds);
  }

  @Override
  public Settings adapt(String process, Settings settings) {
    List<String> nodes = new ArrayList<>();
    nodeIds.forEach(id -> nodes.add(id + "=" + lab.address(DrillSite.nameOf(id))));
    return settings
        .with(Setting.NODES, String.join(",", nodes))
        .with(Setting.WATCHDOG_HOST, lab.address(DrillSite.WATCHDOG))
        .with(Setting.INTERFACE, lab.address(process));
  }

  @Override
  public List<String> prefix(String process) {
    return lab.prefix(process);
  }

  @Override
  public Runnable client(Runnable load) {
    return () -> {
      lab.enter(Fault.CLIENT);
      load.run();
    };
  }

  /** Disturbs a link. */
  void link(String from, String to, LinkState state) {
    lab.link(from, to, state);
  }

  /** Makes all links good. */
  void heal() {
    for (String from : lab.hosts()) {
      for (String to : lab.hosts()) {
        lab.link(from, to, LinkState.GOOD);
      }
    }
  }

  List<String> hosts() {
    return lab.hosts();
  }

  @Override
  public void close() {
    lab.close();
  }
}
