package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.process.CorePlacement;
import io.hotpair.benchmarks.rig.LoadOptions;
import io.hotpair.benchmarks.system.AeronClusterSystem;
import io.hotpair.benchmarks.system.BenchSystem;
import io.hotpair.benchmarks.system.FloorSystem;
import io.hotpair.benchmarks.system.HotpairSystem;
import io.hotpair.benchmarks.system.RatisSystem;
import io.hotpair.benchmarks.system.Sharing;
import io.hotpair.engine.config.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that the rigs share. */
final class LoadArguments {
  /** Until the optimising compiler has seen what runs for each operation. */
  private static final double WARM_UP_S = 40;

  private static final double QUICK_WARM_UP_S = 2;
  private static final double QUICK_SECONDS = 3;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description =
          "Operations: 0 for generated orders to the order book, else puts of exactly so many bytes"
              + " (48 to 65536) to the key-value service. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private int size;

  @Option(names = "--seed", description = "Seed of the operations.", defaultValue = "1")
  private long seed;

  @Option(
      names = "--clients",
      description = "Clients that take turns, driven by one thread. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int clients;

  @Option(
      names = "--runs",
      description = "Runs of each system, in turn, each with new processes. Default: 5, quick: 1.")
  private Integer runs;

  @Option(names = "--seconds", description = "Seconds that count. Default: 20, quick: 3.")
  private Double seconds;

  @Option(names = "--warm-up", description = "Seconds before them. Default: 40, quick: 2.")
  private Double warmUp;

  @Option(
      names = "--channel",
      description = "multicast, unicast or ipc (Hotpair and floor). Default: ${DEFAULT-VALUE}.",
      defaultValue = "multicast")
  private String channel;

  @Option(
      names = "--threads",
      description =
          "shared or dedicated threads of the nodes (Hotpair and floor). Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "shared")
  private String threads;

  @Option(
      names = "--cores",
      description =
          "Where the nodes' own threads run (Hotpair and floor): any, or spread over the cores, node"
              + " by node. Default: ${DEFAULT-VALUE}.",
      defaultValue = "spread")
  private CorePlacement cores;

  @Option(
      names = "--poll-us",
      paramLabel = "US",
      description =
          "Least time between two polls of a client (Hotpair and floor), 0 for none: the more, the"
              + " more operations to a datagram. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private long pollUs;

  @Option(
      names = "--client-threads",
      description =
          "Threads of the load generator (Hotpair and floor): single, where the system puts it, or"
              + " relayed, with one on another core that stands in for it. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "relayed")
  private LoadThreads clientThreads;

  @Option(
      names = "--mtu",
      paramLabel = "BYTES",
      description =
          "Most bytes of a datagram of Hotpair and Aeron Cluster, whose default it is, too."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = "1408")
  private int mtu;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of Hotpair; may be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--peer-timeout-ms",
      paramLabel = "MS",
      description = "Aeron Cluster's leader heartbeat time-out; 0: its defaults (10 s).",
      defaultValue = "0")
  private long peerTimeoutMs;

  @Option(
      names = "--peer-idle",
      description = "Aeron Cluster's idle strategy: yield or backoff. Default: ${DEFAULT-VALUE}.",
      defaultValue = "yield")
  private String peerIdle;

  @Option(
      names = "--peer-cores",
      description = "The same of Aeron Cluster. Default: ${DEFAULT-VALUE}.",
      defaultValue = "spread")
  private CorePlacement peerCores;

  @Option(
      names = "--peer-poll-us",
      paramLabel = "US",
      description = "The same of Aeron Cluster. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private long peerPollUs;

  @Option(
      names = "--peer-client-threads",
      description = "The same of Aeron Cluster. Default: ${DEFAULT-VALUE}.",
      defaultValue = "single")
  private LoadThreads peerClientThreads;

  @Option(
      names = "--dir",
      description = "Where journals go while it runs. Default: ${DEFAULT-VALUE}.",
      defaultValue = "hotpair-bench")
  private Path directory;

  @Option(names = "--quick", description = "An answer in two minutes, good for a first look only.")
  private boolean isQuick;

  boolean isQuick() {
    return isQuick;
  }

  LoadOptions options() {
    return new LoadOptions(
        size,
        seed,
        clients,
        runs != null ? runs : isQuick ? 1 : 5,
        warmUp != null ? warmUp : isQuick ? QUICK_WARM_UP_S : WARM_UP_S,
        seconds != null ? seconds : isQuick ? QUICK_SECONDS : 20,
        directory);
  }

  HotpairSystem hotpair() {
    Map<String, String> settings = new LinkedHashMap<>(overrides);
    settings.putIfAbsent(Setting.MTU.key(), Integer.toString(mtu));
    return HotpairSystem.of(size, channel, threads, sharing(), settings);
  }

  private Sharing sharing() {
    return new Sharing(cores, pollUs, clientThreads);
  }

  FloorSystem floor(int hops) {
    return FloorSystem.of(size, channel, threads, sharing(), hops);
  }

  List<BenchSystem> peers(Peer peer) {
    return switch (peer) {
      case AERON_CLUSTER ->
          List.of(
              new AeronClusterSystem(
                  size,
                  peerTimeoutMs,
                  peerIdle,
                  mtu,
                  new Sharing(peerCores, peerPollUs, peerClientThreads)));
      case RATIS -> List.of(new RatisSystem(size));
      case FLOOR -> List.of(floor(3), floor(4));
    };
  }
}
