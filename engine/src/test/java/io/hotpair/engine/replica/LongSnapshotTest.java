package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.service.ReplicatedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that does not end before it may. */
@Timeout(120)
class LongSnapshotTest {
  private static final int SEGMENT_RECORDS = 2000;
  private static final Path STAT = Path.of("/proc/thread-self/stat");
  private static final int POLICY_FIELD = 41;
  private static final int IDLE_POLICY = 5;
  private static final int NORMAL_POLICY = 0;

  @TempDir Path directory;

  private final TallyLoad load = new TallyLoad();
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger begunInIdleClass = new AtomicInteger();

  @Test
  void shouldPrepareTheNextSegmentWhileASnapshotIsTaken() throws Exception {
    try (PairHarness pair = pair("normal");
        HotpairClient client = pair.connect(load);
        AutoCloseable release = mayEnd::countDown) {
      awaitSnapshot(pair, client);
      // The first segment may have been made before the snapshot began, the second was not.
      load.offer(client, 2 * SEGMENT_RECORDS);
      load.awaitAnswers(client);
      Path segments = pair.journal(1 - pair.primary()).resolve("segments");
      PairHarness.await("a segment in reserve", client, () -> hasSpare(segments));
    }
  }

  @Test
  void shouldStandBackWhereTheSettingsSaySo() throws Exception {
    assumeTrue(
        Files.isReadable(STAT), "skipped: this system does not tell how a thread is scheduled");
    try (PairHarness pair = pair("idle");
        HotpairClient client = pair.connect(load);
        AutoCloseable release = mayEnd::countDown) {
      awaitSnapshot(pair, client);
    }
    assertEquals(begun.get(), begunInIdleClass.get());
  }

  /** Else a virtual machine that stops its threads waits for one that gets no core. */
  @Test
  void shouldStandBackOnlyWhileASnapshotIsTaken() throws Exception {
    assumeTrue(
        Files.isReadable(STAT), "skipped: this system does not tell how a thread is scheduled");
    try (PairHarness pair = pair("idle");
        HotpairClient client = pair.connect(load)) {
      awaitSnapshot(pair, client);
      assertTrue(policies().contains(IDLE_POLICY), "one is being taken");
      mayEnd.countDown();
      PairHarness.await(
          "all ordinary again", client, () -> Set.of(NORMAL_POLICY).equals(policies()));
    }
  }

  /** Of all threads of this process. */
  private static Set<Integer> policies() {
    Set<Integer> policies = new HashSet<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path thread : threads.toList()) {
        policies.add(policyOf(thread.resolve("stat")));
      }
    } catch (IOException e) {
      return Set.of(); // a thread has just ended
    }
    return policies;
  }

  private void awaitSnapshot(PairHarness pair, HotpairClient client) {
    PairHarness.await("both nodes in their places", client, pair::isWhole);
    load.offer(client, 2 * SEGMENT_RECORDS);
    PairHarness.await("a snapshot", client, () -> begun.get() > 0);
  }

  private PairHarness pair(String scheduling) {
    return new PairHarness(
            directory,
            "multicast",
            2,
            this::service,
            500_000_000,
            settings -> often(settings).with(Setting.SNAPSHOT_SCHEDULING, scheduling))
        .startAll();
  }

  private static Settings often(Settings settings) {
    return settings
        .with(Setting.JOURNAL_SEGMENT_RECORDS, SEGMENT_RECORDS)
        .with(Setting.SNAPSHOT_OPERATIONS, SEGMENT_RECORDS / 2)
        .with(Setting.SNAPSHOT_PRIMARY_FACTOR, 0)
        .with(Setting.DIGEST_INTERVAL, 256);
  }

  private ReplicatedService service() {
    return InterceptedTally.before(
        "writeSnapshot",
        () -> {
          begunInIdleClass.addAndGet(policy() == IDLE_POLICY ? 1 : 0);
          begun.incrementAndGet();
          mayEnd.await();
        });
  }

  /** Policy of the calling thread, as sched(7) numbers them; see proc_pid_stat(5). */
  private static int policy() throws IOException {
    return Files.isReadable(STAT) ? policyOf(STAT) : -1;
  }

  private static int policyOf(Path file) throws IOException {
    String stat = Files.readString(file);
    String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Integer.parseInt(behindName[POLICY_FIELD - 3]);
  }

  private static boolean hasSpare(Path segments) {
    try (Stream<Path> files = Files.list(segments)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith("spare"));
    } catch (IOException e) {
      return false;
    }
  }
}
