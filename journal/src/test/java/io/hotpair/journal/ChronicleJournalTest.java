package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path directory;

  private ChronicleJournal open() {
    return JournalFixture.open(directory);
  }

  @Test
  void shouldBeEmptyWhenNew() {
    try (ChronicleJournal journal = open()) {
      assertEquals(1, journal.firstSequence());
      assertEquals(0, journal.lastSequence());
      assertEquals(0, journal.epochs().size());
      assertEquals(List.of(), JournalFixture.readEpochs(journal));
    }
  }

  @Test
  void shouldReadBackWhatWasAppended() {
    try (ChronicleJournal journal = open()) {
      for (int i = 0; i < 3_000; i++) {
        fixture.append(journal, 1, i % 400);
      }
      assertEquals(Collections.nCopies(3_000, 1L), JournalFixture.readEpochs(journal));
    }
  }

  @Test
  void shouldTakeRecordsUpToTheGreatestLength() {
    try (ChronicleJournal journal = open()) {
      int longest = JournalFixture.context(directory).maxRecordLength();
      for (int i = 0; i < 20; i++) {
        fixture.append(journal, 1, longest - RecordLayout.PAYLOAD_OFFSET);
      }
      int length = fixture.encode(1, 21, longest - RecordLayout.PAYLOAD_OFFSET + 1);
      assertThrows(
          IllegalArgumentException.class, () -> journal.append(fixture.buffer(), 0, length));
      assertEquals(20, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldStartACursorAtAnyRecord() {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 20, 5_000);
      for (long from : new long[] {1, 2, 1024, 1025, 1026, 4_999, 5_000}) {
        try (JournalCursor cursor = journal.cursor(from)) {
          assertTrue(cursor.next());
          assertEquals(from, cursor.sequence());
        }
      }
      try (JournalCursor cursor = journal.cursor(5_001)) {
        assertFalse(cursor.next());
        fixture.append(journal, 1, 20);
        assertTrue(cursor.next());
        assertEquals(5_001, cursor.sequence());
      }
      assertThrows(IllegalArgumentException.class, () -> journal.cursor(0));
      assertThrows(IllegalArgumentException.class, () -> journal.cursor(5_003));
    }
  }

  @Test
  void shouldRefuseARecordThatDoesNotFollow() {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 2, 10);
      for (long[] wrong : new long[][] {{2, 1}, {2, 3}, {1, 2}, {0, 2}}) {
        int length = fixture.encode(wrong[0], wrong[1], 10);
        assertThrows(
            IllegalArgumentException.class, () -> journal.append(fixture.buffer(), 0, length));
      }
      assertThrows(IllegalArgumentException.class, () -> journal.append(fixture.buffer(), 0, 10));
      fixture.append(journal, 2, 10);
      assertEquals(List.of(2L, 2L), JournalFixture.readEpochs(journal));
    }
  }

  @Test
  void shouldHoldEveryRecordWhenReopened() throws IOException {
    for (int i = 1; i <= 5; i++) {
      try (ChronicleJournal journal = open()) {
        assertEquals(1_000 * (i - 1), journal.lastSequence());
        fixture.append(journal, i, 60, 1_000);
        assertEquals(1_000 * i, JournalFixture.readEpochs(journal).size());
        assertFalse(journal.gaveUpRecords());
      }
    }
  }

  @Test
  void shouldKeepNoEmptySegmentsWhenReopenedAgainAndAgain() throws IOException {
    for (int i = 0; i < 5; i++) {
      open().close();
    }
    assertEquals(1, DurableFiles.list(directory.resolve("segments")).size());
  }

  @Test
  void shouldGoOnBehindTheCutWhenCut() {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 100, 1_000);
      journal.cut(400);
      assertEquals(400, journal.lastSequence());
      assertEquals(400, JournalFixture.readEpochs(journal).size());
      fixture.append(journal, 2, 100, 100);
      journal.cut(500); // no effect
    }
    try (ChronicleJournal journal = open()) {
      assertEquals(500, journal.lastSequence());
      List<Long> epochs = JournalFixture.readEpochs(journal);
      assertEquals(1L, epochs.get(399));
      assertEquals(2L, epochs.get(400));
    }
  }

  @Test
  void shouldHoldWhatTheLastOfManyCutsLeft() {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 100);
      journal.cut(80);
      fixture.append(journal, 2, 10, 5); // to 85
      journal.cut(82);
      journal.cut(81);
      fixture.append(journal, 3, 10, 4); // to 85
      journal.cut(50);
      journal.cut(0);
      fixture.append(journal, 4, 10, 3);
      journal.cut(2);
      fixture.append(journal, 5, 10, 1);
    }
    try (ChronicleJournal journal = open()) {
      assertEquals(List.of(4L, 4L, 5L), JournalFixture.readEpochs(journal));
      assertThrows(IllegalArgumentException.class, () -> journal.cut(-1));
      assertThrows(IllegalArgumentException.class, () -> journal.cut(4));
    }
  }

  @Test
  void shouldRebuildTheSameEpochTableWhenReopened() {
    EpochTable live;
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 10);
      fixture.append(journal, 4, 10, 10);
      journal.cut(15);
      fixture.append(journal, 9, 10, 10);
      live = journal.epochs().copy();
    }
    for (int i = 0; i < 3; i++) {
      try (ChronicleJournal journal = open()) {
        EpochTable rebuilt = journal.epochs();
        assertEquals(3, rebuilt.size());
        for (int row = 0; row < 3; row++) {
          assertEquals(live.epochAt(row), rebuilt.epochAt(row));
          assertEquals(live.firstSequenceAt(row), rebuilt.firstSequenceAt(row));
        }
        assertEquals(live.lastSequence(), rebuilt.lastSequence());
      }
    }
  }

  @Test
  void shouldReadAcrossSegmentsWhenTheyAreFull() {
    ChronicleJournal.Context context = JournalFixture.context(directory).segmentMaxRecords(50);
    try (ChronicleJournal journal = ChronicleJournal.open(context);
        JournalCursor cursor = journal.cursor(1)) {
      fixture.append(journal, 1, 10, 230);
      assertEquals(230, JournalFixture.readEpochs(cursor).size());
      fixture.append(journal, 1, 10, 100);
      assertEquals(100, JournalFixture.readEpochs(cursor).size());
    }
    try (ChronicleJournal journal = open()) {
      assertEquals(330, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldSeeNoMoreRecordsWhenCutBehindTheCursor() {
    try (ChronicleJournal journal = open();
        JournalCursor cursor = journal.cursor(1)) {
      fixture.append(journal, 1, 10, 10);
      for (int i = 0; i < 5; i++) {
        assertTrue(cursor.next());
      }
      journal.cut(5);
      assertFalse(cursor.next());
      fixture.append(journal, 2, 10, 2);
      assertEquals(List.of(2L, 2L), JournalFixture.readEpochs(cursor));
    }
  }

  @Test
  void shouldThrowWhenCutBeforeTheCursor() {
    try (ChronicleJournal journal = open();
        JournalCursor cursor = journal.cursor(1)) {
      fixture.append(journal, 1, 10, 10);
      for (int i = 0; i < 5; i++) {
        assertTrue(cursor.next());
      }
      journal.cut(4);
      fixture.append(journal, 2, 10, 10);
      assertThrows(JournalException.class, cursor::next);
      assertThrows(JournalException.class, cursor::next);
    }
  }

  @Test
  void shouldSeeEveryRecordFromAnotherThreadWhileAppending() throws Exception {
    int count = 30_000;
    try (ChronicleJournal journal = open();
        JournalCursor cursor = journal.cursor(1)) {
      CompletableFuture<Long> reader =
          CompletableFuture.supplyAsync(
              () -> {
                RecordFlyweight record = new RecordFlyweight();
                long seen = 0;
                while (seen < count) {
                  // What append returned for must be there: lastSequence() says so.
                  long last = journal.lastSequence();
                  while (seen < last) {
                    assertTrue(cursor.next());
                    record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
                    assertEquals(++seen, record.sequence());
                  }
                  Thread.onSpinWait();
                }
                return seen;
              });
      fixture.append(journal, 1, 100, count);
      assertEquals(count, reader.get(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void shouldKeepEveryRecordWholeWhilePagesAreTouchedAhead() throws Exception {
    int count = 20_000;
    try (ChronicleJournal journal = open()) {
      PageToucher toucher = journal.pageToucher();
      AtomicLong turns = new AtomicLong();
      CompletableFuture<Void> touching =
          CompletableFuture.runAsync(
              () -> {
                while (journal.lastSequence() < count) {
                  toucher.doWork();
                  turns.incrementAndGet();
                }
              });
      while (journal.lastSequence() < count) {
        fixture.append(journal, 1, 100, 500);
        if (journal.lastSequence() == count / 2) {
          journal.cut(count / 2 - 500);
          fixture.append(journal, 1, 100, 500);
        }
        long before = turns.get();
        while (turns.get() == before && !touching.isDone()) {
          Thread.onSpinWait();
        }
      }
      touching.get(20, TimeUnit.SECONDS);
      assertEquals(count, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldSayThatTheDiskIsFullThoughNothingIsAppended() {
    ChronicleJournal.Context context =
        JournalFixture.context(directory).minFreeBytes(Long.MAX_VALUE);
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      String message = assertThrows(JournalException.class, journal::maintain).getMessage();
      assertTrue(message.contains("bytes are free on the disk"), message);
    }
  }

  @Test
  void shouldTakeNoRecordWhenTheDiskIsNearlyFull() {
    ChronicleJournal.Context context =
        JournalFixture.context(directory).minFreeBytes(Long.MAX_VALUE);
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      String message =
          assertThrows(JournalException.class, () -> fixture.append(journal, 1, 10)).getMessage();
      assertTrue(message.contains("minFreeBytes"), message);
      assertEquals(0, journal.lastSequence());
      assertThrows(JournalException.class, () -> fixture.append(journal, 1, 10));
    }
    try (ChronicleJournal journal = open()) {
      assertEquals(0, journal.lastSequence());
    }
  }

  @Test
  void shouldNameTheHolderWhenTheDirectoryIsOpen() {
    try (ChronicleJournal journal = open()) {
      for (int i = 0; i < 2; i++) {
        String message = assertThrows(JournalException.class, this::open).getMessage();
        assertTrue(message.contains(directory.toString()), message);
        assertTrue(message.contains(Long.toString(ProcessHandle.current().pid())), message);
      }
      fixture.append(journal, 1, 10);
    }
    open().close();
  }

  @Test
  void shouldNameBothNodesWhenTheDirectoryIsAnothers() {
    open().close();
    assertNamesBoth(JournalFixture.context(directory).nodeId(2), "node 2 of cluster 'test'");
    assertNamesBoth(
        JournalFixture.context(directory).clusterName("other"), "node 1 of cluster 'other'");
    open().close();
  }

  private static void assertNamesBoth(ChronicleJournal.Context context, String other) {
    String message =
        assertThrows(JournalException.class, () -> ChronicleJournal.open(context)).getMessage();
    assertTrue(message.contains("node 1 of cluster 'test'"), message);
    assertTrue(message.contains(other), message);
  }

  @Test
  void shouldCountIncarnationsUpEvenWhenTheClockGoesBack() throws IOException {
    long first;
    try (ChronicleJournal journal = open()) {
      first = journal.incarnation();
    }
    long future = first + 1_000_000_000L;
    Files.writeString(directory.resolve("INCARNATION"), future + "\n");
    try (ChronicleJournal journal = open()) {
      assertEquals(future + 1, journal.incarnation());
    }
  }

  @Test
  void shouldNameTheSettingThatIsWrong() {
    assertNames("directory", new ChronicleJournal.Context().clusterName("c").nodeId(1));
    assertNames("clusterName", JournalFixture.context(directory).clusterName(" "));
    assertNames("nodeId", new ChronicleJournal.Context().directory(directory).clusterName("c"));
    assertNames("blockBytes", JournalFixture.context(directory).blockBytes(300_000));
    assertNames("minFreeBytes", JournalFixture.context(directory).minFreeBytes(-1));
    assertNames("segmentMaxRecords", JournalFixture.context(directory).segmentMaxRecords(0));
  }

  private static void assertNames(String setting, ChronicleJournal.Context context) {
    String message = assertThrows(IllegalArgumentException.class, context::conclude).getMessage();
    assertTrue(message.contains(setting), message);
  }

  @Test
  void shouldKeepWorkingWhenTheThreadIsInterrupted() {
    try (ChronicleJournal journal = open()) {
      Thread.currentThread().interrupt();
      fixture.append(journal, 1, 200, 5_000);
      journal.force();
      journal.cut(4_000);
      fixture.append(journal, 2, 200, 5_000);
    } finally {
      assertTrue(Thread.interrupted());
    }
    try (ChronicleJournal journal = open()) {
      assertEquals(9_000, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldAllocateNothingPerAppendInTheSteadyState() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    RecordWriter writer = new RecordWriter();
    try (ChronicleJournal journal = open()) {
      long perRecord = Long.MAX_VALUE;
      for (int round = 0; round < 10; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
          int length = writer.encode(buffer, 0, RecordKind.OPERATION, 1, i, 100);
          writer.stamp(1, journal.lastSequence() + 1, i).seal();
          journal.append(buffer, 0, length);
        }
        perRecord = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;
      }
      // Growing the file, once in some thousand records, allocates a little.
      assertEquals(0, perRecord);
    }
  }

  @Test
  void shouldRefuseEverythingWhenClosed() {
    ChronicleJournal journal = open();
    journal.close();
    journal.close();
    assertThrows(JournalException.class, () -> fixture.append(journal, 1, 10));
    assertThrows(JournalException.class, journal::force);
    assertThrows(JournalException.class, () -> journal.cut(0));
  }
}
