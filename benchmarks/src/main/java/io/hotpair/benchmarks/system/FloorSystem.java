package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.load.Workload;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.process.FreePorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The floor: two processes that do nothing but append each operation to a journal and send it on,
 * over the same channels, with the same media driver, threads and client as Hotpair. With three
 * hops the second answers; with four the first does, once the second has acknowledged.
 */
public final class FloorSystem implements BenchSystem {
  /** The process that clients' operations are meant for. */
  static final int FIRST = 0;

  /** The process behind it. */
  static final int SECOND = 1;

  private final Settings settings;
  private final Sharing sharing;
  private final int hops;

  private FloorSystem(Settings settings, Sharing sharing, int hops) {
    this.settings = settings;
    this.sharing = sharing;
    this.hops = hops;
  }

  /**
   * The floor of a Hotpair pair with the same settings.
   *
   * @param size of the operations.
   * @param channel multicast, unicast or ipc.
   * @param threads shared or dedicated.
   * @param sharing of this machine.
   * @param hops 3 or 4.
   * @return the system.
   */
  public static FloorSystem of(
      int size, String channel, String threads, Sharing sharing, int hops) {
    if (hops != 3 && hops != 4) {
      throw new IllegalArgumentException("hops " + hops + ": 3 or 4");
    }
    int longest =
        Math.max(
            Workload.longest(size), Integer.parseInt(Setting.OPERATION_MAX_LENGTH.defaultValue()));
    return new FloorSystem(
        Settings.defaults()
            .with(Setting.OPERATION_MAX_LENGTH, longest)
            .with(Setting.CHANNEL, channel)
            .with(Setting.THREADS, threads),
        sharing,
        hops);
  }

  @Override
  public String name() {
    return "floor-" + hops;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("processes", "2, client");
    sharing.show(shown);
    shown.put("jvm", String.join(" ", ChildJava.OPTIONS));
    shown.put("hops", Integer.toString(hops));
    for (Setting setting : List.of(Setting.CHANNEL, Setting.THREADS, Setting.IDLE)) {
      shown.put(setting.key(), settings.get(setting));
    }
    return shown;
  }

  @Override
  public RunningSystem start(Scratch scratch) {
    Settings own = settings.with(Setting.PORT_BASE, FreePorts.findBase());
    own =
        own.get(Setting.CHANNEL).equals("ipc")
            ? HotpairSystem.SharedDriver.start(scratch, own)
            : own.with(Setting.AERON_DIR, scratch.memory());
    List<ChildJava> nodes = List.of(start(scratch, own, FIRST), start(scratch, own, SECOND));
    return new Running(own, sharing, nodes);
  }

  private ChildJava start(Scratch scratch, Settings own, int nodeId) {
    return scratch.start(
        "floor-" + nodeId,
        FloorNode.class.getName(),
        List.of(
            Integer.toString(nodeId),
            Integer.toString(hops),
            own.get(Setting.CHANNEL),
            own.get(Setting.THREADS),
            own.get(Setting.PORT_BASE),
            own.get(Setting.DRIVER),
            own.get(Setting.AERON_DIR),
            scratch.directory().resolve("floor-" + nodeId).toString(),
            Integer.toString(sharing.cores().coreOf(nodeId))));
  }

  private record Running(Settings settings, Sharing sharing, List<ChildJava> processes)
      implements RunningSystem {
    @Override
    public LoadThreads clientThreads() {
      return sharing.clientThreads();
    }

    @Override
    public LoadTarget connect(LoadTarget.AnswerSink sink) {
      return sharing.pace(new HotpairTarget(settings.with(Setting.THREADS, "shared"), sink));
    }

    @Override
    public int leader() {
      return FIRST;
    }

    @Override
    public ChildJava node(int nodeId) {
      return processes.get(nodeId);
    }

    @Override
    public void restart(int nodeId) {
      throw new UnsupportedOperationException("the floor has no failover");
    }

    @Override
    public boolean isWhole() {
      return processes.stream().allMatch(ChildJava::isAlive);
    }

    @Override
    public Map<String, Double> steps(long killedAtNs, int nodeId, long answeredAtNs) {
      return Map.of();
    }

    @Override
    public void close() {
      processes.forEach(ChildJava::close);
    }
  }
}
