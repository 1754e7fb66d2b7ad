package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import java.util.List;

/** Each process in its own of the {@link NetworkNamespaces}. */
final class NamespacePlacement implements Placement {
  static final String CLIENT = "client";
  static final List<String> PROCESSES = List.of(DrillSite.WATCHDOG, "node-0", "node-1");

  private final String prefix;

  NamespacePlacement(String prefix) {
    this.prefix = prefix;
  }

  static String address(String process) {
    return process.equals(CLIENT) ? "10.77.0.1" : "10.77.0.1" + PROCESSES.indexOf(process);
  }

  @Override
  public Settings adapt(String process, Settings settings) {
    return settings
        .with(Setting.NODES, "0=" + address("node-0") + ",1=" + address("node-1"))
        .with(Setting.WATCHDOG_HOST, address(DrillSite.WATCHDOG))
        .with(Setting.INTERFACE, address(process));
  }

  @Override
  public List<String> prefix(String process) {
    return List.of("ip", "netns", "exec", prefix + process);
  }
}
