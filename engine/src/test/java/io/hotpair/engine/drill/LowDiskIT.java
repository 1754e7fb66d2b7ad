package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.ClientContext;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.kv.KeyValueCommands;
import io.hotpair.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pair of real processes, each node on a small disk of its own, which becomes full. Needs root:
 * elsewhere it is skipped.
 */
@Timeout(180)
class LowDiskIT implements AnswerListener {
  private static final long TIMEOUT_MS = TimeUnit.NANOSECONDS.toMillis(ProcessPair.TIMEOUT_NS);
  private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long MIB = 1 << 20;
  private static final long DISK_BYTES = 480 * MIB;
  private static final long LOW_BYTES = 350 * MIB;

  /** Below the low mark, above the 256 MiB that a journal keeps free. */
  private static final long LOW_FREE_BYTES = 310 * MIB;

  /** Below what a journal keeps free; a mapped page without room would end the process. */
  private static final long FULL_FREE_BYTES = 120 * MIB;

  /** Who is primary, and so whose disk counts, must not change by a stall of the machine. */
  private static final long PATIENCE_US = 1_000_000;

  private static final int WINDOW = 256;

  @TempDir private Path directory;
  private final List<TmpfsDisk> disks = new ArrayList<>();
  private final KeyValueCommands commands = new KeyValueCommands();
  private final UnsafeBuffer key = new UnsafeBuffer(new byte[8]);
  private final UnsafeBuffer value = new UnsafeBuffer(new byte[1000]);
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[2048]);
  private ProcessPair pair;
  private DrillSite site;
  private ProcessFleet fleet;
  private PairObserver observer;
  private HotpairClient client;
  private long offered;
  private long answered;
  private String lost;

  @BeforeEach
  void startPair() throws IOException {
    Settings settings =
        Settings.defaults()
            .with(Setting.SERVICE, "kv")
            .with(Setting.DISK_LOW_BYTES, LOW_BYTES)
            .with(Setting.PATIENCE_FLOOR_US, PATIENCE_US)
            .with(Setting.PATIENCE_CEILING_US, PATIENCE_US)
            .with(Setting.SESSION_TIMEOUT_MS, TIMEOUT_MS);
    pair = new ProcessPair(directory.resolve("pair"), settings);
    site = pair.site();
    fleet = pair.fleet();
    observer = pair.observer();
    for (int nodeId : site.nodeIds()) {
      Optional<TmpfsDisk> disk =
          TmpfsDisk.mount(site.directoryOf(DrillSite.nameOf(nodeId)), DISK_BYTES);
      assumeTrue(disk.isPresent(), "skipped: a disk can be mounted by root only");
      disks.add(disk.get());
    }
    pair.startAll();
    client = HotpairClient.connect(new ClientContext().settings(pair.settings()).listener(this));
    client.awaitOpen(TIMEOUT_MS);
  }

  @AfterEach
  void endPair() throws InterruptedException {
    CloseHelper.quietClose(client);
    pair.close();
    disks.forEach(TmpfsDisk::close);
  }

  @Test
  void shouldTakeNothingMoreWhileThePrimarysDiskIsLowAndGoOnWhereThereIsRoomAgain()
      throws IOException, InterruptedException {
    putAndAwait(500);
    TmpfsDisk disk = disks.get(observer.primary());
    disk.fillUpTo(LOW_FREE_BYTES);
    await("the primary says that its disk is low", () -> count("diskLow") == 1);
    for (int i = 0; i < 100; i++) {
      put();
    }
    long startNs = System.nanoTime();
    while (System.nanoTime() - startNs < QUIET_NS) {
      client.poll();
    }
    assertEquals(500, answered, "nothing is taken");
    assertTrue(observer.isWhole(), "nobody leaves the view for that");

    disk.makeRoom();
    await("the primary says that there is room", () -> count("diskEnough") == 1);
    await("what waited is answered", () -> answered == offered);
    putAndAwait(100);
    assertJournalsAreEqual();
  }

  @Test
  void shouldGoOnWithoutANodeWhoseDiskIsFullAndTakeItBackOnceThereIsRoom()
      throws IOException, InterruptedException {
    putAndAwait(500);
    fillUpAndMakeRoom(observer.otherThan(observer.primary()));
  }

  @Test
  void shouldGoOnWithoutAPrimaryWhoseDiskIsFullAndTakeItBackOnceThereIsRoom()
      throws IOException, InterruptedException {
    putAndAwait(500);
    fillUpAndMakeRoom(observer.primary());
  }

  private void fillUpAndMakeRoom(int full) throws IOException, InterruptedException {
    ChildProcess process = fleet.process(DrillSite.nameOf(full));
    disks.get(full).fillUpTo(FULL_FREE_BYTES);
    long startNs = System.nanoTime();
    while (process.isAlive()) {
      assertTrue(
          System.nanoTime() - startNs < ProcessPair.TIMEOUT_NS,
          "it stops itself: " + process.name());
      putWhereThereIsRoom();
    }
    assertEquals(1, process.exitCode(), process.lastLine());
    String said = process.lastLine();
    assertTrue(said.contains("bytes are free on the disk") && said.contains("restart"), said);
    observer.poll();
    observer.onGone(full, System.nanoTime());
    await("all is answered without it", () -> answered == offered);
    putAndAwait(500);

    disks.get(full).makeRoom();
    fleet.start(process.name());
    await("it is hot again", observer::isWhole);
    putAndAwait(500);
    assertJournalsAreEqual();
  }

  private void assertJournalsAreEqual() throws IOException, InterruptedException {
    assertNull(lost);
    client.close();
    fleet.end(DrillSite.WATCHDOG);
    for (int nodeId : site.nodeIds()) {
      fleet.end(DrillSite.nameOf(nodeId));
    }
    List<JournalReader> journals =
        site.nodeIds().stream()
            .map(id -> JournalReader.open(site.directoryOf(DrillSite.nameOf(id))))
            .toList();
    JournalComparison comparison = JournalComparison.of(journals.get(0), journals.get(1));
    assertTrue(comparison.isEqual(), comparison.difference());
    assertFalse(comparison.lastSequence() < offered, "every operation is there");
  }

  private void putAndAwait(int count) throws IOException {
    for (int left = count; left > 0; ) {
      left -= putWhereThereIsRoom();
    }
    await("all is answered", () -> answered == offered);
  }

  private int putWhereThereIsRoom() {
    client.poll();
    return offered - answered < WINDOW && put() ? 1 : 0;
  }

  private boolean put() {
    key.putLong(0, offered);
    int length = commands.put(operation, 0, key, 0, key.capacity(), value, 0, value.capacity());
    boolean isTaken = client.offer(operation, 0, length) > 0;
    offered += isTaken ? 1 : 0;
    return isTaken;
  }

  @Override
  public void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    answered++;
  }

  @Override
  public void onSessionLost(String reason) {
    lost = reason;
  }

  private long count(String name) {
    return observer.events().stream().filter(event -> event.is(name)).count();
  }

  private void await(String what, ProcessPair.Check check) throws IOException {
    pair.await(
        what,
        check,
        () -> {
          client.poll();
          assertNull(lost);
        });
  }
}
