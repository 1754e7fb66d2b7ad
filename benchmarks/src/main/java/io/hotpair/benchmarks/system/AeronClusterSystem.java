package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.Workload;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.engine.process.FreePorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Aeron Cluster: three nodes, each one process with media driver, archive, consensus module and
 * service container, as its samples set it up.
 */
public final class AeronClusterSystem implements BenchSystem {
  /** Milliseconds that stand for Aeron Cluster's own time-outs. */
  public static final long DEFAULT_TIMEOUT = 0;

  private static final long START_TIMEOUT_S = 60;

  private final int size;
  private final long heartbeatTimeoutMs;
  private final String idle;
  private final int mtuLength;
  private final Sharing sharing;

  /**
   * Creates it.
   *
   * @param size of the operations, which decides about the service.
   * @param heartbeatTimeoutMs after which followers give a silent leader up, or {@link
   *     #DEFAULT_TIMEOUT}; the other time-outs follow from it.
   * @param idle yield or backoff.
   * @param mtuLength most bytes of a datagram.
   * @param sharing of this machine.
   */
  public AeronClusterSystem(
      int size, long heartbeatTimeoutMs, String idle, int mtuLength, Sharing sharing) {
    this.size = size;
    this.heartbeatTimeoutMs = heartbeatTimeoutMs;
    this.idle = idle;
    this.mtuLength = mtuLength;
    this.sharing = sharing;
  }

  @Override
  public String name() {
    return heartbeatTimeoutMs == DEFAULT_TIMEOUT
        ? "aeron-cluster"
        : "aeron-cluster-" + heartbeatTimeoutMs + "ms";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(
        "version", io.aeron.cluster.ConsensusModule.class.getPackage().getImplementationVersion());
    shown.put("processes", "3 nodes, client");
    sharing.show(shown);
    shown.put("jvm", String.join(" ", ChildJava.OPTIONS));
    shown.put("service", Workload.service(size).name());
    shown.put("idle strategy", idle);
    shown.put(
        "threads", "driver SHARED, archive SHARED, consensus module, service; client INVOKER");
    shown.put("channels", "udp on loopback, log by multi-destination-cast");
    shown.put("mtu", Integer.toString(mtuLength));
    shown.put("file sync level", "0");
    shown.put(
        "time-outs",
        heartbeatTimeoutMs == DEFAULT_TIMEOUT
            ? "default: leader heartbeat 10 s, election 1 s"
            : AeronClusterTimeouts.of(heartbeatTimeoutMs).toString());
    return shown;
  }

  @Override
  public RunningSystem start(Scratch scratch) {
    AeronClusterProcesses running =
        new AeronClusterProcesses(
            scratch,
            Workload.service(size),
            heartbeatTimeoutMs,
            idle,
            mtuLength,
            sharing,
            FreePorts.findBase());
    List<ChildJava> processes = running.processes();
    Waiting.until("the cluster's election", START_TIMEOUT_S, processes, running::isWhole);
    return running;
  }
}
