package io.hotpair.benchmarks.system;

import io.aeron.ChannelUriStringBuilder;
import io.aeron.CommonContext;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.ElectionState;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.MinMulticastFlowControlSupplier;
import io.aeron.driver.ThreadingMode;
import io.hotpair.engine.host.IdleMode;
import io.hotpair.engine.host.ThreadSetup;
import io.hotpair.engine.process.Lifetime;
import io.hotpair.engine.process.ServiceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpLock;

/** A node of Aeron Cluster, set up as Aeron's own samples do it. */
public final class AeronClusterNode {
  private static final String UDP = "aeron:udp?endpoint=";
  private static final int TERM_LENGTH = 16 << 20;
  private static final long WATCH_MS = 2;
  private static final long ACTIVE_TIMEOUT_S = 40;
  private static final long ACTIVE_WAIT_MS = 250;

  private AeronClusterNode() {}

  /**
   * Runs until standard input ends or a signal comes.
   *
   * @param arguments node id, port base, directory, directory in memory, service, heartbeat
   *     time-out in ms (0: default), idle, MTU, core (negative: any).
   */
  public static void main(String[] arguments) {
    Lifetime lifetime = new Lifetime();
    lifetime.endWithStandardInput();
    try {
      runOnceInactive(arguments, lifetime);
      System.exit(0);
    } catch (IOException | InterruptedException | RuntimeException e) {
      // Threads of the peer may still run; without its node this process is of no use.
      e.printStackTrace();
      System.exit(1);
    }
  }

  /**
   * The mark files of a killed process say for 10 s that it is active, and Aeron refuses to start
   * until then.
   */
  private static void runOnceInactive(String[] arguments, Lifetime lifetime)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(ACTIVE_TIMEOUT_S);
    while (true) {
      try {
        run(arguments, lifetime);
        return;
      } catch (IllegalStateException e) {
        boolean isActive = String.valueOf(e.getMessage()).startsWith("active ");
        if (!isActive || System.nanoTime() - deadlineNs > 0) {
          throw e;
        }
        Thread.sleep(ACTIVE_WAIT_MS);
      }
    }
  }

  private static void run(String[] arguments, Lifetime lifetime)
      throws IOException, InterruptedException {
    int nodeId = Integer.parseInt(arguments[0]);
    AeronClusterPorts ports = new AeronClusterPorts(Integer.parseInt(arguments[1]));
    Path directory = Path.of(arguments[2]);
    String aeron = Path.of(arguments[3]).resolve("node-" + nodeId).toString();
    ServiceKind service = ServiceKind.valueOf(arguments[4]);
    long heartbeatTimeoutMs = Long.parseLong(arguments[5]);
    Supplier<IdleStrategy> idle =
        IdleMode.valueOf(arguments[6].toUpperCase(Locale.ROOT))::newStrategy;
    Path home = directory.resolve("node-" + nodeId);
    // The threads that are started from here on have it from this one.
    new ThreadSetup(Integer.parseInt(arguments[8]), 0, false).apply();
    try (PeerEvents events = new PeerEvents(directory, nodeId)) {
      AeronArchive.Context archive = archiveClient(aeron);
      ConsensusModule.Context consensus = consensus(nodeId, ports, home, idle, archive.clone());
      if (heartbeatTimeoutMs != AeronClusterSystem.DEFAULT_TIMEOUT) {
        AeronClusterTimeouts.of(heartbeatTimeoutMs).apply(consensus);
      }
      try (ClusteredMediaDriver node =
              ClusteredMediaDriver.launch(
                  driver(aeron, idle, Integer.parseInt(arguments[7])),
                  archive(ports.archive(nodeId), home, idle),
                  consensus);
          ClusteredServiceContainer container =
              ClusteredServiceContainer.launch(
                  new ClusteredServiceContainer.Context()
                      .aeronDirectoryName(aeron)
                      .archiveContext(archive.clone())
                      .clusterDir(home.resolve("cluster").toFile())
                      .idleStrategySupplier(idle)
                      .clusteredService(new AeronClusterService(service.newService(), events))
                      .errorHandler(errors("service")))) {
        watch(node.consensusModule().context(), events);
        lifetime.await();
      }
    }
  }

  /** The counter is the only word about the end of an election that the module gives. */
  private static void watch(ConsensusModule.Context consensus, PeerEvents events) {
    Thread watcher =
        new Thread(
            () -> {
              while (!consensus.electionStateCounter().isClosed()) {
                events.inPlace(
                    consensus.electionStateCounter().get() == ElectionState.CLOSED.code());
                try {
                  Thread.sleep(WATCH_MS);
                } catch (InterruptedException e) {
                  return;
                }
              }
            },
            "election-watcher");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static MediaDriver.Context driver(
      String aeron, Supplier<IdleStrategy> idle, int mtuLength) {
    return new MediaDriver.Context()
        .mtuLength(mtuLength)
        .ipcMtuLength(mtuLength)
        .aeronDirectoryName(aeron)
        .dirDeleteOnStart(true)
        .threadingMode(ThreadingMode.SHARED)
        .sharedIdleStrategy(idle.get())
        .termBufferSparseFile(true)
        .multicastFlowControlSupplier(new MinMulticastFlowControlSupplier())
        .errorHandler(errors("driver"));
  }

  private static Archive.Context archive(String endpoint, Path home, Supplier<IdleStrategy> idle) {
    return new Archive.Context()
        .archiveDir(home.resolve("archive").toFile())
        .controlChannel(UDP + endpoint)
        .localControlChannel("aeron:ipc?term-length=64k")
        .replicationChannel(UDP + "127.0.0.1:0")
        .recordingEventsEnabled(false)
        .threadingMode(ArchiveThreadingMode.SHARED)
        .idleStrategySupplier(idle)
        .fileSyncLevel(0)
        .errorHandler(errors("archive"));
  }

  private static AeronArchive.Context archiveClient(String aeron) {
    return new AeronArchive.Context()
        .lock(NoOpLock.INSTANCE)
        .controlRequestChannel("aeron:ipc?term-length=64k")
        .controlResponseChannel("aeron:ipc?term-length=64k")
        .aeronDirectoryName(aeron);
  }

  private static ConsensusModule.Context consensus(
      int nodeId,
      AeronClusterPorts ports,
      Path home,
      Supplier<IdleStrategy> idle,
      AeronArchive.Context archive) {
    String log =
        new ChannelUriStringBuilder()
            .media(CommonContext.UDP_MEDIA)
            .termLength(TERM_LENGTH)
            .controlMode(CommonContext.MDC_CONTROL_MODE_MANUAL)
            .controlEndpoint(ports.logControl(nodeId))
            .build();
    return new ConsensusModule.Context()
        .clusterMemberId(nodeId)
        .clusterMembers(ports.members())
        .clusterDir(home.resolve("cluster").toFile())
        .ingressChannel("aeron:udp?term-length=16m")
        .egressChannel("aeron:udp?term-length=16m")
        .logChannel(log)
        .replicationChannel(UDP + "127.0.0.1:0")
        .archiveContext(archive)
        .idleStrategySupplier(idle)
        .fileSyncLevel(0)
        .errorHandler(errors("consensus module"));
  }

  private static ErrorHandler errors(String who) {
    return error -> System.err.println(who + ": " + error);
  }
}
