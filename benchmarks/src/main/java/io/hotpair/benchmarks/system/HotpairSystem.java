package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.Workload;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.FreePorts;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hotpair: a watchdog and two nodes, each a process. */
public final class HotpairSystem implements BenchSystem {
  private static final long START_TIMEOUT_S = 60;

  private static final String NAME = "hotpair";

  private final String name;
  private final Settings settings;
  private final Class<?> nodeClass;
  private final Sharing sharing;
  private final boolean isInLab;

  private HotpairSystem(
      String name, Settings settings, Class<?> nodeClass, Sharing sharing, boolean isInLab) {
    this.name = name;
    this.settings = settings;
    this.nodeClass = nodeClass;
    this.sharing = sharing;
    this.isInLab = isInLab;
  }

  /**
   * One with Hotpair's defaults, but for what is given.
   *
   * @param size of the operations, which decides about the service.
   * @param channel multicast, unicast or ipc.
   * @param threads shared or dedicated.
   * @param sharing of this machine; where the overrides name a core, that one counts.
   * @param overrides of settings, by key.
   * @return the system.
   */
  public static HotpairSystem of(
      int size, String channel, String threads, Sharing sharing, Map<String, String> overrides) {
    Settings settings =
        Settings.defaults()
            .with(Setting.SERVICE, Workload.service(size).name().toLowerCase(Locale.ROOT))
            .with(
                Setting.OPERATION_MAX_LENGTH,
                Math.max(
                    Workload.longest(size),
                    Integer.parseInt(Setting.OPERATION_MAX_LENGTH.defaultValue())))
            .with(Setting.CHANNEL, channel)
            .with(Setting.THREADS, threads);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      settings = settings.with(override.getKey(), override.getValue());
    }
    return new HotpairSystem(NAME, settings, null, sharing, false);
  }

  /**
   * The same with other nodes.
   *
   * @param mainClass whose only argument is the file with the node's settings.
   * @return the system.
   */
  public HotpairSystem withNodes(Class<?> mainClass) {
    return new HotpairSystem(name, settings, mainClass, sharing, isInLab);
  }

  /**
   * The same with each process and the client in a network namespace of its own, on a switch that
   * is a thread of this process: links can be cut, but each hop takes longer.
   *
   * @return the system.
   */
  public HotpairSystem inLab() {
    if (settings.get(Setting.CHANNEL).equals("ipc")) {
      throw new CommandException("shared memory has no link to cut; use multicast or unicast");
    }
    return new HotpairSystem(name, settings, nodeClass, sharing, true);
  }

  /**
   * The same with other settings, to be measured beside this one.
   *
   * @param variant what the tables call it, behind "hotpair".
   * @param overrides of settings, by key.
   * @return the system.
   */
  public HotpairSystem variant(String variant, Map<String, String> overrides) {
    Settings changed = settings;
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      changed = changed.with(override.getKey(), override.getValue());
    }
    return new HotpairSystem(NAME + " " + variant, changed, nodeClass, sharing, isInLab);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("processes", "watchdog, 2 nodes, client");
    if (isInLab) {
      shown.put("network", "a namespace each, on a switch in user space");
    }
    sharing.show(shown);
    shown.put("jvm", String.join(" ", ChildJava.OPTIONS));
    for (Setting setting : Setting.values()) {
      boolean isMain =
          switch (setting) {
            case SERVICE, CHANNEL, THREADS, IDLE, DURABILITY, PATIENCE_FLOOR_US -> true;
            default -> !settings.get(setting).equals(setting.defaultValue());
          };
      if (isMain) {
        shown.put(setting.key(), settings.get(setting));
      }
    }
    return shown;
  }

  @Override
  public RunningSystem start(Scratch scratch) {
    Settings own = settings.with(Setting.PORT_BASE, FreePorts.findBase());
    if (own.get(Setting.CHANNEL).equals("ipc")) {
      own = SharedDriver.start(scratch, own);
    } else {
      own = own.with(Setting.AERON_DIR, scratch.memory());
    }
    List<Integer> nodeIds = new ArrayList<>(Host.nodesOf(own).keySet());
    Site site = isInLab ? Site.inLab(nodeIds) : Site.onThisHost(nodeIds);
    HotpairProcesses running = new HotpairProcesses(scratch, own, nodeClass, sharing, site);
    try {
      running.startAll();
      List<ChildJava> processes = running.processes();
      Waiting.until("the pair becoming whole", START_TIMEOUT_S, processes, running::isWhole);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** Says how shared memory between processes is set up. */
  static final class SharedDriver {
    private static final String MAIN_CLASS = "io.aeron.driver.MediaDriver";

    private SharedDriver() {}

    static Settings start(Scratch scratch, Settings settings) {
      java.nio.file.Path directory = scratch.memory().resolve("driver");
      java.nio.file.Path properties = scratch.directory().resolve("driver.properties");
      try {
        Files.writeString(
            properties,
            "aeron.dir="
                + directory
                + "\naeron.threading.mode=SHARED\naeron.shared.idle.strategy=yield\n"
                + "aeron.term.buffer.sparse.file=true\naeron.ipc.term.buffer.length=16777216\n"
                + "aeron.print.configuration=false\n");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      ChildJava driver = scratch.start("driver", MAIN_CLASS, List.of(properties.toString()));
      Waiting.until(
          "the media driver's start",
          START_TIMEOUT_S,
          List.of(driver),
          () -> Files.exists(directory.resolve("cnc.dat")));
      return settings.with(Setting.DRIVER, "external").with(Setting.AERON_DIR, directory);
    }
  }
}
