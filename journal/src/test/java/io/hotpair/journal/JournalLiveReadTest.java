package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that read a journal which its owner changes as fast as it can never find damage. */
class JournalLiveReadTest {
  private static final int RECORDS = 250_000;
  private static final int ROUNDS = 400;

  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path directory;

  private void whileOwned(
      ChronicleJournal.Context context, Consumer<ChronicleJournal> owner, Runnable reader)
      throws Exception {
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      fixture.append(journal, 1, 100, 10);
      CompletableFuture<Void> owned = CompletableFuture.runAsync(() -> owner.accept(journal));
      try {
        while (!owned.isDone()) {
          reader.run();
        }
      } finally {
        owned.get(60, TimeUnit.SECONDS);
      }
      reader.run();
    }
  }

  private void appendAll(ChronicleJournal journal) {
    for (int i = 1; i <= RECORDS; i++) {
      fixture.append(journal, 1 + i / 1_000, i % 300);
    }
  }

  @Test
  void shouldOpenAndVerifyAJournalThatGrowsMeanwhile() throws Exception {
    whileOwned(JournalFixture.context(directory), this::appendAll, this::readWhole);
    assertEquals(RECORDS + 10, JournalReader.open(directory).lastSequence());
  }

  @Test
  void shouldOpenAndVerifyAJournalThatRollsMeanwhile() throws Exception {
    whileOwned(
        JournalFixture.context(directory).segmentMaxRecords(700), this::appendAll, this::readWhole);
    assertEquals(RECORDS + 10, JournalReader.open(directory).lastSequence());
  }

  @Test
  void shouldTakeWhatIsCutOrPrunedMeanwhileForNoDamage() throws Exception {
    whileOwned(
        JournalFixture.context(directory).segmentMaxRecords(300),
        this::appendCutAndPrune,
        this::readWhatIsThere);
  }

  @Test
  void shouldNotBringBackASegmentThatWasRemoved() {
    Path removed = directory.resolve("00000001-e0-s1");
    try (ChronicleQueue queue = SegmentQueues.readOnly(removed, JournalFixture.BLOCK_BYTES);
        ExcerptTailer tailer = queue.createTailer()) {
      assertFalse(tailer.moveToIndex(SegmentQueues.index(0)));
    }
    assertFalse(Files.exists(removed));
  }

  @Test
  void shouldNotTakeForASegmentWhatAReaderLeftWhereOneWas() throws IOException {
    ChronicleJournal.Context context = JournalFixture.context(directory).segmentMaxRecords(10);
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      fixture.append(journal, 1, 100, 25);
      journal.prune(10);
      assertEquals(11, journal.firstSequence());
    }
    Path ghost = directory.resolve("segments/00000001-e0-s1");
    Files.createDirectory(ghost);
    Files.createFile(ghost.resolve("19700101-00LS.cq4"));
    assertEquals(11, JournalReader.open(directory).firstSequence());
    assertEquals(2, JournalSegments.read(directory, bytes -> {}).size());
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      assertEquals(11, journal.firstSequence());
      assertFalse(Files.exists(ghost));
    }
  }

  @Test
  void shouldTakeASegmentWithoutItsHeaderForDamage() throws IOException {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 10);
    }
    Files.delete(directory.resolve("segments/00000001-e0-s1/SEGMENT"));
    JournalException e = assertThrows(JournalException.class, () -> JournalReader.open(directory));
    assertTrue(e.getMessage().contains("SEGMENT is missing"), e.getMessage());
  }

  private void appendCutAndPrune(ChronicleJournal journal) {
    for (int round = 2; round < ROUNDS; round++) {
      fixture.append(journal, round, round % 200, 100 + round % 500);
      if (round % 3 == 0) {
        journal.cut(Math.max(journal.firstSequence(), journal.lastSequence() - round % 450));
      }
      if (round % 7 == 0) {
        journal.prune(journal.lastSequence() - 1_000);
      }
    }
  }

  private void readWhole() {
    JournalReader reader = JournalReader.open(directory);
    long last = reader.lastSequence();
    try (JournalCursor cursor = reader.cursor(Math.max(1, last - 1_000))) {
      while (cursor.next()) {
        assertTrue(cursor.sequence() <= last);
      }
      assertEquals(last, cursor.sequence());
    }
    try (JournalScan scan = JournalScan.open(directory)) {
      while (scan.next()) {
        // verified as it goes
      }
      assertTrue(scan.sequence() >= last, scan.sequence() + " < " + last);
      last = scan.sequence();
    }
    List<SegmentReport> reports = JournalSegments.read(directory, bytes -> {});
    reports.forEach(report -> assertEquals("", report.damage()));
    assertTrue(reports.get(reports.size() - 1).lastSequence() >= last);
  }

  private void readWhatIsThere() {
    try {
      JournalReader reader = JournalReader.open(directory);
      try (JournalCursor cursor = reader.cursor(reader.firstSequence())) {
        while (cursor.next()) {
          // verified as it goes
        }
      }
    } catch (JournalException e) {
      assertIsNoDamage(e);
    }
    try (JournalScan scan = JournalScan.open(directory)) {
      while (scan.next()) {
        // verified as it goes
      }
    } catch (JournalException e) {
      assertIsNoDamage(e);
    }
    JournalSegments.read(directory, bytes -> {})
        .forEach(report -> assertEquals("", report.damage()));
  }

  private static void assertIsNoDamage(JournalException e) {
    if (e.getMessage().contains("damaged") || !e.getMessage().contains("cut")) {
      throw new AssertionError("damage in a whole journal: " + e.getMessage(), e);
    }
  }
}
