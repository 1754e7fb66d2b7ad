package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import io.hotpair.samples.TallyService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that does not end. */
@Timeout(120)
class LongSnapshotTest {
  private static final int SEGMENT_RECORDS = 2000;
  private static final int POLICY_FIELD = 41;
  private static final int IDLE_POLICY = 5;

  @TempDir Path directory;

  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger idleClass = new AtomicInteger();
  private final UnsafeBuffer one = new UnsafeBuffer(new byte[Long.BYTES]);
  private long answered;

  @Test
  void shouldPrepareTheNextSegmentWhileASnapshotIsTaken() {
    try (PairHarness pair = pair("normal");
        HotpairClient client = pair.connect(new Counter())) {
      offer(client, 2 * SEGMENT_RECORDS);
      PairHarness.await("the snapshot", client, () -> begun.get() > 0);
      // The first may find a segment that was made ready before the snapshot, the second does not.
      offer(client, 2 * SEGMENT_RECORDS);
      Path segments = pair.journal(1 - pair.primary()).resolve("segments");
      PairHarness.await("a segment in reserve", client, () -> hasSpare(segments));
      mayEnd.countDown();
    } finally {
      mayEnd.countDown();
    }
  }

  @Test
  void shouldStandBackWhereTheSettingsSaySo() {
    assumeTrue(
        Files.isReadable(Path.of("/proc/thread-self/stat")),
        "skipped: this system does not tell how a thread is scheduled");
    try (PairHarness pair = pair("idle");
        HotpairClient client = pair.connect(new Counter())) {
      offer(client, 2 * SEGMENT_RECORDS);
      PairHarness.await("the snapshot", client, () -> begun.get() > 0);
      mayEnd.countDown();
    } finally {
      mayEnd.countDown();
    }
    assertEquals(begun.get(), idleClass.get());
  }

  private PairHarness pair(String scheduling) {
    one.putLong(0, 1);
    return new PairHarness(
            directory,
            "multicast",
            2,
            () -> new Stuck(new TallyService()),
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

  private void offer(HotpairClient client, int count) {
    long target = answered + count;
    for (int i = 0; i < count; i++) {
      PairHarness.await("room", client, () -> client.offer(one, 0, Long.BYTES) > 0);
    }
    PairHarness.await("every answer", client, () -> answered == target);
  }

  private static boolean hasSpare(Path segments) {
    try (Stream<Path> files = Files.list(segments)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith("spare"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Policy of the calling thread, as sched(7) numbers them; see proc_pid_stat(5). */
  private static int policy() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Integer.parseInt(behindName[POLICY_FIELD - 3]);
    } catch (IOException e) {
      return -1;
    }
  }

  private final class Counter implements AnswerListener {
    @Override
    public void onAnswer(
        long clientSequence,
        long sequence,
        int nodeId,
        DirectBuffer buffer,
        int offset,
        int length) {
      answered++;
    }

    @Override
    public void onSessionLost(String reason) {
      throw new AssertionError(reason);
    }
  }

  /** Ends no snapshot before it may. */
  private final class Stuck implements ReplicatedService {
    private final ReplicatedService service;

    Stuck(ReplicatedService service) {
      this.service = service;
    }

    @Override
    public String name() {
      return service.name();
    }

    @Override
    public void onStart(ServiceContext context) {
      service.onStart(context);
    }

    @Override
    public int onOperation(Operation operation, MutableDirectBuffer answer) {
      return service.onOperation(operation, answer);
    }

    @Override
    public void onTimer(long correlationId, long timestampNs) {
      service.onTimer(correlationId, timestampNs);
    }

    @Override
    public void onSessionOpen(long sessionId, long timestampNs) {
      service.onSessionOpen(sessionId, timestampNs);
    }

    @Override
    public void onSessionClose(long sessionId, long timestampNs) {
      service.onSessionClose(sessionId, timestampNs);
    }

    @Override
    public long digest() {
      return service.digest();
    }

    @Override
    public void writeSnapshot(SnapshotOutput output) {
      if (policy() == IDLE_POLICY) {
        idleClass.incrementAndGet();
      }
      begun.incrementAndGet();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      service.writeSnapshot(output);
    }

    @Override
    public void readSnapshot(SnapshotInput input) {
      service.readSnapshot(input);
    }
  }
}
