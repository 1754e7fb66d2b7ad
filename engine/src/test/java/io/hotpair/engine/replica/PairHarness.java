package io.hotpair.engine.replica;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.ClientContext;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.watchdog.Watchdog;
import io.hotpair.transport.MediaDriverContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agrona.CloseHelper;

/**
 * A whole pair on loopback in one process: a watchdog, two replicas, each with a media driver of
 * its own.
 */
public final class PairHarness implements AutoCloseable {
  private static final long TIMEOUT_NS = 30_000_000_000L;

  private static final long PATIENCE_NS = 50_000_000;

  private final Path directory;
  private final Settings settings;
  private final Supplier<ReplicatedService> services;
  private final EventLog watchdogLog;
  private final Watchdog watchdog;
  private final Replica[] replicas;

  public PairHarness(
      Path directory, String channel, int nodes, Supplier<ReplicatedService> services) {
    this(directory, channel, nodes, services, PATIENCE_NS, UnaryOperator.identity());
  }

  PairHarness(
      Path directory,
      String channel,
      int nodes,
      Supplier<ReplicatedService> services,
      long patienceNs,
      UnaryOperator<Settings> changes) {
    this.directory = directory;
    this.services = services;
    StringBuilder hosts = new StringBuilder();
    for (int id = 0; id < nodes; id++) {
      hosts.append(id == 0 ? "" : ",").append(id).append("=127.0.0.1");
    }
    settings =
        changes.apply(
            Settings.defaults()
                .with(Setting.CHANNEL, channel)
                .with(Setting.NODES, hosts)
                .with(Setting.IDLE, "backoff")
                .with(Setting.PORT_BASE, 20_000 + 100 * ThreadLocalRandom.current().nextInt(300)));
    try {
      watchdogLog = EventLog.open(directory.resolve("watchdog.jsonl"), "watchdog");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Host host = Host.of(settings);
    watchdog =
        Watchdog.launch(
            new Watchdog.Context()
                .topology(host.topology())
                .registerFile(directory.resolve("register"))
                .createRegister(true)
                .timings(
                    new WatchdogTimings()
                        .heartbeatIntervalNs(200_000)
                        .patienceFloorNs(patienceNs)
                        .patienceCeilingNs(2 * patienceNs)
                        .conclude())
                .eventLog(watchdogLog)
                .driverContext(new MediaDriverContext().errorHandler(Throwable::printStackTrace))
                .errorHandler(Throwable::printStackTrace));
    replicas = new Replica[nodes];
  }

  /** Starts every replica. */
  public PairHarness startAll() {
    for (int id = 0; id < replicas.length; id++) {
      start(id);
    }
    return this;
  }

  /** The settings of a node, or of a client. */
  public Settings settings(int nodeId) {
    return settings
        .with(Setting.NODE_ID, nodeId)
        .with(Setting.DIR, directory.resolve("node-" + nodeId));
  }

  public void start(int nodeId) {
    replicas[nodeId] =
        Replica.launch(
            new ReplicaContext()
                .settings(settings(nodeId))
                .failureHandler(Throwable::printStackTrace)
                .serviceFactory(services));
  }

  public void stop(int nodeId) {
    CloseHelper.close(replicas[nodeId]);
    replicas[nodeId] = null;
  }

  public Replica replica(int nodeId) {
    return replicas[nodeId];
  }

  public Path journal(int nodeId) {
    return directory.resolve("node-" + nodeId);
  }

  public int primary() {
    for (int id = 0; id < replicas.length; id++) {
      if (replicas[id] != null && replicas[id].role() == ReplicaRole.PRIMARY) {
        return id;
      }
    }
    return -1;
  }

  public boolean isWhole() {
    int hot = 0;
    for (Replica replica : replicas) {
      hot += replica != null && replica.role() == ReplicaRole.HOT ? 1 : 0;
    }
    return primary() >= 0 && hot == replicas.length - 1;
  }

  public HotpairClient connect(AnswerListener listener) {
    return connect(listener, UnaryOperator.identity());
  }

  HotpairClient connect(AnswerListener listener, UnaryOperator<ClientContext> adjust) {
    return HotpairClient.connect(
        adjust.apply(new ClientContext().settings(settings).listener(listener)));
  }

  public static void await(String what, BooleanSupplier condition) {
    await(what, null, condition);
  }

  public static void await(String what, HotpairClient client, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + TIMEOUT_NS;
    while (!condition.getAsBoolean()) {
      if (client == null || client.poll() == 0) {
        Thread.yield();
      }
      if (System.nanoTime() - deadlineNs > 0) {
        throw new AssertionError("not within 30 s: " + what);
      }
    }
  }

  @Override
  public void close() {
    for (int id = 0; id < replicas.length; id++) {
      stop(id);
    }
    CloseHelper.closeAll(watchdog, watchdogLog);
  }
}
