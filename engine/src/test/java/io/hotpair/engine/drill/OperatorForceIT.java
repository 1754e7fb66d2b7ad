package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Settings;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalReader;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.EpochStartDecoder;
import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pair that lost a member for good waits, until an operator forces the other node. */
@Timeout(180)
class OperatorForceIT {
  private static final String FORCED = DrillSite.nameOf(0);
  private static final String LATE = DrillSite.nameOf(1);

  @TempDir private Path directory;
  private ProcessPair pair;
  private DrillSite site;
  private ProcessFleet fleet;
  private PairObserver observer;
  private ChildProcess forcing;

  @BeforeEach
  void startPair() throws IOException {
    pair = new ProcessPair(directory.resolve("pair"), Settings.defaults());
    site = pair.site();
    fleet = pair.fleet();
    observer = pair.observer();
    pair.startAll();
  }

  @AfterEach
  void endPair() throws InterruptedException {
    pair.close();
    if (forcing != null) {
      forcing.kill();
    }
  }

  @Test
  void shouldWaitForTheMissingMemberUntilForcedAndTakeItBackLater()
      throws IOException, InterruptedException {
    killAll();
    fleet.start(DrillSite.WATCHDOG);
    fleet.start(FORCED);
    await("the watchdog waits for node 1", since("waitingFor", event -> true));
    assertNotEquals("primary", observer.role(0));
    fleet.end(DrillSite.WATCHDOG);

    Path output = directory.resolve("force.out");
    List<String> command = new ArrayList<>(site.command(DrillSite.WATCHDOG, false));
    command.addAll(List.of("--force", "0"));
    forcing = ChildProcess.start(DrillSite.WATCHDOG, command, output);
    await("the force is on record", since("forced", event -> true));
    await("node 0 is primary", () -> observer.role(0).equals("primary"));
    DrillEvent forced =
        observer.events().stream().filter(event -> event.is("forced")).findFirst().orElseThrow();
    assertTrue(forced.text("mayBeLost").contains("node 1 was not heard"), forced.toString());
    String said = Files.readString(output);
    assertTrue(said.contains("WARNING") && said.contains("LOST"), said);

    fleet.start(LATE);
    await("node 1 is hot again", observer::isWhole);
    assertEquals(List.of(false, true), areEpochsForced(FORCED), "journal of " + FORCED);
    assertEquals(List.of(false, true), areEpochsForced(LATE), "journal of " + LATE);
  }

  /** What the EpochStart records in a node's journal say. */
  private List<Boolean> areEpochsForced(String name) {
    JournalReader journal = JournalReader.open(site.directoryOf(name));
    RecordFlyweight record = new RecordFlyweight();
    EpochStartDecoder start = new EpochStartDecoder();
    List<Boolean> forced = new ArrayList<>();
    try (JournalCursor cursor = journal.cursor(1)) {
      while (cursor.next()) {
        record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
        if (record.kind() == RecordKind.EPOCH_START) {
          start.wrap(
              record.buffer(),
              record.payloadOffset(),
              EpochStartDecoder.BLOCK_LENGTH,
              EpochStartDecoder.SCHEMA_VERSION);
          forced.add(start.isForced() == 1);
        }
      }
    }
    return forced;
  }

  private void killAll() throws IOException, InterruptedException {
    for (ChildProcess process : fleet.all()) {
      process.kill();
      assertTrue(process.awaitEnd(10_000), process.name() + " is dead");
    }
    observer.poll();
    site.nodeIds().forEach(id -> observer.onGone(id, System.nanoTime()));
  }

  private ProcessPair.Check since(String name, Predicate<DrillEvent> condition) {
    long fromNs = System.nanoTime();
    return () ->
        observer.events().stream()
            .anyMatch(event -> event.atNs() >= fromNs && event.is(name) && condition.test(event));
  }

  private void await(String what, ProcessPair.Check check) throws IOException {
    pair.await(what, check, () -> {});
  }
}
