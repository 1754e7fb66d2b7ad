package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRetentionTest {
  private static final int SEGMENT_RECORDS = 100;

  @TempDir Path directory;
  private final JournalFixture fixture = new JournalFixture();

  private ChronicleJournal.Context context() {
    return JournalFixture.context(directory.resolve("node")).segmentMaxRecords(SEGMENT_RECORDS);
  }

  private static EpochTable history(long... rows) {
    EpochTable table = new EpochTable();
    for (int i = 0; i + 1 < rows.length; i += 2) {
      table.restore(rows[i], rows[i + 1]);
    }
    table.restoreEnd(rows[rows.length - 1]);
    return table;
  }

  private static List<Path> segments(Path journal) throws IOException {
    try (Stream<Path> entries = Files.list(journal.resolve("segments"))) {
      return entries.sorted().toList();
    }
  }

  @Test
  void shouldKeepEveryRecordBehindTheOneThatIsPrunedTo() {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 350);
      journal.prune(250);
      assertEquals(201, journal.firstSequence());
      assertEquals(150, JournalFixture.readEpochs(journal).size());
      fixture.append(journal, 2, 10, 10);
    }
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      assertEquals(201, journal.firstSequence());
      assertEquals(360, journal.lastSequence());
      assertEquals(1, journal.epochs().firstSequenceAt(0));
      assertEquals(160, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldKeepTheSegmentThatIsAppendedToWhateverIsPruned() {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 150);
      journal.prune(Long.MAX_VALUE);
      assertEquals(101, journal.firstSequence());
      assertEquals(50, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldTellACursorThatItsRecordsWerePruned() {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 350);
      try (JournalCursor behind = journal.cursor(1);
          JournalCursor ahead = journal.cursor(250)) {
        assertTrue(behind.next());
        assertTrue(ahead.next());
        journal.prune(200);
        assertTrue(ahead.next());
        assertEquals(251, ahead.sequence());
        JournalException e = assertThrows(JournalException.class, behind::next);
        assertTrue(e.getMessage().contains("pruned up to record 200"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> journal.cursor(200));
      }
    }
  }

  @Test
  void shouldOpenWhenPruningWasCutShort() throws IOException {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 350);
    }
    Path node = directory.resolve("node");
    Path first = segments(node).get(0);
    Path halfGone = first.resolveSibling(".tmp-pruned-" + first.getFileName());
    Files.move(first, halfGone);
    Files.delete(halfGone.resolve("SEGMENT"));
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      assertEquals(101, journal.firstSequence());
      assertEquals(250, JournalFixture.readEpochs(journal).size());
    }
    assertFalse(Files.exists(halfGone));
  }

  @Test
  void shouldMoveSegmentsToAnArchiveThatToolsRead() {
    Path archive = directory.resolve("archive");
    try (ChronicleJournal journal = ChronicleJournal.open(context().archiveDirectory(archive))) {
      fixture.append(journal, 1, 10, 350);
      journal.prune(250);
      fixture.append(journal, 1, 10, 100);
      journal.prune(300);
      assertEquals(301, journal.firstSequence());
    }
    JournalReader reader = JournalReader.open(archive);
    assertEquals(1, reader.firstSequence());
    assertEquals(300, reader.lastSequence());
    try (JournalCursor cursor = reader.cursor(1)) {
      assertEquals(300, JournalFixture.readEpochs(cursor).size());
    }
  }

  @Test
  void shouldGoOnBehindASnapshotWhenItIsReset() {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 150);
      journal.resetTo(history(1, 1, 3, 500, 1000));
      assertEquals(1001, journal.firstSequence());
      assertEquals(1000, journal.lastSequence());
      assertEquals(3, journal.epochs().lastEpoch());
      assertEquals(499, journal.epochs().endOf(1));
      fixture.append(journal, 3, 10, 5);
    }
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      assertEquals(1001, journal.firstSequence());
      assertEquals(1005, journal.lastSequence());
      assertEquals(499, journal.epochs().endOf(1));
      assertEquals(List.of(3L, 3L, 3L, 3L, 3L), JournalFixture.readEpochs(journal));
    }
  }

  @Test
  void shouldBeEmptyBehindTheSnapshotWhenItIsOpenedAfterAReset() {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      journal.resetTo(history(2, 1, 70));
    }
    for (int i = 0; i < 2; i++) {
      try (ChronicleJournal journal = ChronicleJournal.open(context())) {
        assertEquals(71, journal.firstSequence());
        assertEquals(70, journal.lastSequence());
        assertEquals(2, journal.epochs().lastEpoch());
      }
    }
  }

  @Test
  void shouldRefuseASnapshotThatIsNotAhead() {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 150);
      assertThrows(IllegalArgumentException.class, () -> journal.resetTo(history(1, 1, 150)));
      fixture.append(journal, 1, 10, 1);
    }
  }

  /** Each step that a crash may leave behind is made by hand: old segments still there. */
  @Test
  void shouldKeepOldSegmentsVoidWhenAResetOrTheStartAfterItWasCutShort() throws IOException {
    Path node = directory.resolve("node");
    Path copies = Files.createDirectory(directory.resolve("copies"));
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 250);
      for (Path segment : segments(node)) {
        copy(segment, copies.resolve(segment.getFileName().toString()));
      }
      journal.resetTo(history(1, 1, 1000));
      fixture.append(journal, 1, 10, 3);
    }
    int left = segments(copies.getParent().resolve("node")).size();
    assertEquals(1, left);
    List<Path> old;
    try (Stream<Path> entries = Files.list(copies)) {
      old = entries.sorted().toList();
    }
    for (int from = 0; from < old.size(); from++) {
      for (Path segment : old.subList(from, old.size())) {
        copy(segment, node.resolve("segments").resolve(segment.getFileName().toString()));
      }
      JournalReader reader = JournalReader.open(node);
      assertEquals(1001, reader.firstSequence());
      assertEquals(1003, reader.lastSequence());
    }
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      assertEquals(1001, journal.firstSequence());
      assertEquals(3, JournalFixture.readEpochs(journal).size());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      try (Stream<Path> entries = Files.list(from)) {
        for (Path entry : entries.toList()) {
          copy(entry, to.resolve(entry.getFileName().toString()));
        }
      }
    } else if (!Files.exists(to)) {
      Files.copy(from, to);
    }
  }

  @Test
  void shouldRaiseTheForcedMarkFromAnotherThreadAndNeverLowerIt() throws Exception {
    try (ChronicleJournal journal = ChronicleJournal.open(context())) {
      fixture.append(journal, 1, 10, 50);
      Thread other = new Thread(() -> journal.forceUpTo(40));
      other.start();
      other.join();
      Path segment = segments(directory.resolve("node")).get(0);
      assertEquals(40, ForcedMark.read(segment));
      journal.force();
      journal.forceUpTo(45);
      assertEquals(50, ForcedMark.read(segment));
    }
  }
}
