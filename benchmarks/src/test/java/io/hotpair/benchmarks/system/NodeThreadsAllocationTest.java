package io.hotpair.benchmarks.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotpair.benchmarks.load.Workload;
import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.ClientContext;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.process.FreePorts;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import io.hotpair.engine.replica.Replica;
import io.hotpair.engine.replica.ReplicaContext;
import io.hotpair.engine.watchdog.Watchdog;
import io.hotpair.transport.MediaDriverContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real pair on loopback in one process: what the threads of its nodes allocate, by the JVM's own
 * counter for each thread. The media drivers have threads of their own, which are not counted.
 */
final class NodeThreadsAllocationTest {
  private static final int SIZE = 100;
  private static final int WINDOW = 30_000;
  private static final int MOST_WINDOWS = 6;
  private static final int NODES = 2;
  private static final List<String> THREADS = List.of("hotpair-sequencing", "hotpair-apply");
  // Aeron's client and driver look at files and timers now and then, whatever the load.
  private static final double MOST_BYTES_PER_OPERATION = 0.1;
  private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

  private final List<AutoCloseable> resources = new ArrayList<>();
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[512]);
  private final Workload workload = Workload.of(SIZE, 1);
  private long answers;

  @TempDir private Path directory;

  @Test
  void shouldAllocateNothingPerOperationOnTheThreadsOfTheNodes() throws IOException {
    Settings settings =
        Settings.defaults()
            .with(Setting.SERVICE, "kv")
            .with(Setting.CHANNEL, "unicast")
            .with(Setting.THREADS, "dedicated")
            .with(Setting.IDLE, "backoff")
            .with(Setting.PORT_BASE, FreePorts.findBase());
    Replica[] replicas = start(settings);
    HotpairClient client =
        opened(
            HotpairClient.connect(new ClientContext().settings(settings).listener(new Counting())));
    await(client, () -> isWhole(replicas) && client.isOpen());
    double least = Double.MAX_VALUE;
    // Until the compiler has caught up: uncompiled code allocates where compiled code does not.
    for (int i = 1; i <= MOST_WINDOWS && least >= MOST_BYTES_PER_OPERATION; i++) {
      long before = allocated();
      drive(client, WINDOW);
      least = Math.min(least, (allocated() - before) / (double) WINDOW / NODES);
      assertEquals((long) i * WINDOW, answers);
    }
    assertTrue(
        least < MOST_BYTES_PER_OPERATION, "bytes per operation on the nodes' threads: " + least);
  }

  private Replica[] start(Settings settings) throws IOException {
    EventLog log = opened(EventLog.open(directory.resolve("watchdog.jsonl"), "watchdog"));
    opened(
        Watchdog.launch(
            new Watchdog.Context()
                .topology(Host.of(settings).topology())
                .registerFile(directory.resolve("register"))
                .createRegister(true)
                .timings(
                    new WatchdogTimings()
                        .heartbeatIntervalNs(200_000)
                        .patienceFloorNs(TimeUnit.SECONDS.toNanos(1))
                        .patienceCeilingNs(TimeUnit.SECONDS.toNanos(2))
                        .conclude())
                .eventLog(log)
                .driverContext(new MediaDriverContext().errorHandler(Throwable::printStackTrace))
                .errorHandler(Throwable::printStackTrace)));
    Replica[] replicas = new Replica[NODES];
    for (int id = 0; id < NODES; id++) {
      replicas[id] =
          opened(
              Replica.launch(
                  new ReplicaContext()
                      .settings(
                          settings
                              .with(Setting.NODE_ID, id)
                              .with(Setting.DIR, directory.resolve("node-" + id)))
                      .failureHandler(Throwable::printStackTrace)
                      .service(new KeyValueService())));
    }
    return replicas;
  }

  private static boolean isWhole(Replica[] replicas) {
    return Arrays.stream(replicas).anyMatch(replica -> replica.role() == ReplicaRole.PRIMARY)
        && Arrays.stream(replicas).anyMatch(replica -> replica.role() == ReplicaRole.HOT);
  }

  private void drive(HotpairClient client, int count) {
    long expected = answers + count;
    for (int i = 0; i < count; i++) {
      int length = workload.next(operation, 0);
      await(client, () -> client.offer(operation, 0, length) > 0);
    }
    await(client, () -> answers == expected);
  }

  private static void await(HotpairClient client, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + TIMEOUT_NS;
    while (!condition.getAsBoolean()) {
      if (client.poll() == 0) {
        Thread.yield();
      }
      assertTrue(System.nanoTime() - deadlineNs < 0, "not within 60 s");
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] ids =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> THREADS.stream().anyMatch(thread.getName()::contains))
            .mapToLong(Thread::getId)
            .toArray();
    assertTrue(ids.length >= NODES, "threads of the nodes: " + ids.length);
    return Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
  }

  private <T extends AutoCloseable> T opened(T resource) {
    resources.add(0, resource);
    return resource;
  }

  @AfterEach
  void close() {
    CloseHelper.quietCloseAll(resources);
  }

  private final class Counting implements AnswerListener {
    @Override
    public void onAnswer(
        long clientSequence,
        long sequence,
        int nodeId,
        DirectBuffer buffer,
        int offset,
        int length) {
      answers++;
    }

    @Override
    public void onSessionLost(String reason) {
      throw new AssertionError(reason);
    }
  }
}
