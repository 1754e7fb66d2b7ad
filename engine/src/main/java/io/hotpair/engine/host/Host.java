package io.hotpair.engine.host;

import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FrameDescriptor;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.transport.MediaDriverContext;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.Topology;
import io.hotpair.transport.TopologyBuilder;
import io.hotpair.transport.TransportException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/** What the settings say about channels, media driver and threads. Immutable. */
public final class Host {
  /** Some turns, or the two threads would take the agent from each other all the time. */
  private static final long SHORTEST_STAND_IN_US = 10;

  private static final long LONGEST_STAND_IN_US = 1_000_000;

  private final Settings settings;
  private final ThreadMode threads;
  private final IdleMode idle;
  private final SnapshotScheduling snapshots;
  private final long sliceNs;
  private final long standInNs;
  private final Topology topology;

  private Host(Settings settings) {
    this.settings = settings;
    threads = settings.getEnum(Setting.THREADS, ThreadMode.class);
    idle = settings.getEnum(Setting.IDLE, IdleMode.class);
    snapshots = settings.getEnum(Setting.SNAPSHOT_SCHEDULING, SnapshotScheduling.class);
    sliceNs = sliceOf(settings);
    standInNs = standInOf(settings);
    topology = topologyOf(settings);
  }

  /**
   * Reads the settings.
   *
   * @param settings in force.
   * @return what they say.
   * @throws io.hotpair.engine.config.SettingsException if one of them cannot be used.
   */
  public static Host of(Settings settings) {
    return new Host(settings);
  }

  private static long sliceOf(Settings settings) {
    long nanos =
        TimeUnit.MICROSECONDS.toNanos(
            settings.getLong(Setting.SLICE_US, 0, TimeUnit.NANOSECONDS.toMicros(TimeSlice.MAX_NS)));
    if (nanos > 0 && nanos < TimeSlice.MIN_NS) {
      throw settings.refuse(
          Setting.SLICE_US,
          "must be 0 or at least " + TimeUnit.NANOSECONDS.toMicros(TimeSlice.MIN_NS));
    }
    return nanos;
  }

  private static long standInOf(Settings settings) {
    long micros = settings.getLong(Setting.STAND_IN_US, 0, LONGEST_STAND_IN_US);
    if (micros > 0 && micros < SHORTEST_STAND_IN_US) {
      throw settings.refuse(Setting.STAND_IN_US, "must be 0 or at least " + SHORTEST_STAND_IN_US);
    }
    return TimeUnit.MICROSECONDS.toNanos(micros);
  }

  private static Topology topologyOf(Settings settings) {
    Topology.Mode mode = settings.getEnum(Setting.CHANNEL, Topology.Mode.class);
    try {
      TopologyBuilder builder =
          Topology.builder(mode)
              .interfaceAddress(settings.get(Setting.INTERFACE))
              .group(settings.get(Setting.MULTICAST_GROUP))
              .portBase(settings.getInt(Setting.PORT_BASE, 1024, 65_000))
              .mtuLength(mtuOf(settings))
              .watchdog(settings.get(Setting.WATCHDOG_HOST));
      nodesOf(settings).forEach(builder::node);
      return builder.build();
    } catch (TransportException e) {
      throw settings.refuse(Setting.NODES, e.getMessage());
    }
  }

  private static int mtuOf(Settings settings) {
    int length = settings.getInt(Setting.MTU, 512, 65_504);
    if (length % FrameDescriptor.FRAME_ALIGNMENT != 0) {
      throw settings.refuse(
          Setting.MTU, "must be a multiple of " + FrameDescriptor.FRAME_ALIGNMENT);
    }
    return length;
  }

  /**
   * The nodes and their hosts.
   *
   * @param settings in force.
   * @return host by node id, ascending.
   * @throws io.hotpair.engine.config.SettingsException if the setting cannot be read.
   */
  public static Map<Integer, String> nodesOf(Settings settings) {
    Map<Integer, String> nodes = new TreeMap<>();
    for (String part : settings.get(Setting.NODES).split(",")) {
      String[] pair = part.strip().split("=", 2);
      boolean isUsable = pair.length == 2 && pair[0].matches("[0-9]{1,2}") && !pair[1].isBlank();
      if (!isUsable || nodes.put(Integer.parseInt(pair[0]), pair[1].strip()) != null) {
        throw settings.refuse(
            Setting.NODES, "must be like 0=10.0.0.1,1=10.0.0.2, each id once; see '" + part + "'");
      }
    }
    return nodes;
  }

  /**
   * Starts the media driver, or finds an external one, and connects to it. Where threads are
   * shared, whoever invokes it drives all of it.
   *
   * @param name of the process, for the driver's directory.
   * @param onError told what goes wrong later on.
   * @return the driver with a client.
   * @throws TransportException if it cannot be started or found.
   */
  public MediaDriverLauncher launchDriver(String name, ErrorHandler onError) {
    return launchDriver(name, onError, threads == ThreadMode.SHARED);
  }

  /**
   * The same for a node: Aeron's client has a thread of its own, however threads are shared. It
   * takes down what a peer or a client that is gone has left behind, and that takes longer than a
   * watchdog waits for a node's heartbeat.
   *
   * @param nodeId of the node.
   * @param onError told what goes wrong later on.
   * @return the driver with a client.
   * @throws TransportException if it cannot be started or found.
   */
  public MediaDriverLauncher launchNodeDriver(int nodeId, ErrorHandler onError) {
    return launchDriver("node-" + nodeId, onError, false);
  }

  private MediaDriverLauncher launchDriver(
      String name, ErrorHandler onError, boolean isClientInvoked) {
    MediaDriverContext context = new MediaDriverContext().name(name).errorHandler(onError);
    context.threadingMode(
        threads == ThreadMode.SHARED ? ThreadingMode.INVOKER : ThreadingMode.DEDICATED);
    context.idleStrategy(idle::newStrategy).clientInvoker(isClientInvoked);
    String directory = settings.get(Setting.AERON_DIR);
    switch (settings.get(Setting.DRIVER)) {
      case "embedded" -> {
        if (!directory.isEmpty()) {
          context.baseDirectory(Path.of(directory));
        }
      }
      case "external" -> {
        if (directory.isEmpty()) {
          throw settings.refuse(
              Setting.AERON_DIR, "must name the directory of the external media driver");
        }
        context.externalDirectory(Path.of(directory));
      }
      default -> throw settings.refuse(Setting.DRIVER, "must be embedded or external");
    }
    return MediaDriverLauncher.launch(context);
  }

  /**
   * Where frames go.
   *
   * @return the topology.
   */
  public Topology topology() {
    return topology;
  }

  /**
   * How work is spread over threads.
   *
   * @return the mode.
   */
  public ThreadMode threads() {
    return threads;
  }

  /**
   * What a duty thread asks of the system.
   *
   * @param core to stay on; negative for any.
   * @return core and time slice.
   */
  public ThreadSetup thread(int core) {
    return new ThreadSetup(core, sliceNs, false);
  }

  /**
   * What the thread that takes a snapshot asks of the system.
   *
   * @return any core; whether it stands back is as {@code hotpair.snapshot.scheduling} says.
   */
  public ThreadSetup snapshotThread() {
    boolean isIdleClass =
        switch (snapshots) {
          case AUTO -> idle == IdleMode.BACKOFF;
          case IDLE -> true;
          case NORMAL -> false;
        };
    return new ThreadSetup(ThreadSetup.ANY_CORE, 0, isIdleClass);
  }

  /**
   * What idle threads do.
   *
   * @return the mode.
   */
  public IdleMode idle() {
    return idle;
  }

  /**
   * How long no turn of a node's duty thread begins until another thread goes on with it.
   *
   * @return ns; 0 if there is no such thread, as always where idle threads do not yield: a thread
   *     that parks is late by itself, and one that spins has a core of its own.
   */
  public long standInNs() {
    return idle == IdleMode.YIELD ? standInNs : 0;
  }
}
