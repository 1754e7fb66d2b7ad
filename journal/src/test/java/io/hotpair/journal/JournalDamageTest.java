package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, a loss of power or a bad disk leaves, made by hand. */
class JournalDamageTest {
  private static final int RECORDS = 500;

  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path temp;

  /** The directory of a journal whose process ended abruptly, as its host's memory has it. */
  private Path crashed() throws IOException {
    Path live = temp.resolve("live");
    Path image = temp.resolve("image");
    try (ChronicleJournal journal = JournalFixture.open(live)) {
      fixture.append(journal, 1, 100, RECORDS);
      copy(live, image);
    }
    return image;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static Path segment(Path directory) throws IOException {
    List<Path> segments = DurableFiles.list(directory.resolve("segments"));
    return segments.get(segments.size() - 1);
  }

  /** Where the entry of a record begins in its data file. */
  private static long positionOf(Path segment, long sequence) throws IOException {
    try (SegmentScanner scanner = new SegmentScanner(SegmentQueues.dataFile(segment), 1)) {
      EpochTable epochs = new EpochTable();
      while (scanner.nextSequence() < sequence) {
        assertTrue(scanner.next(epochs));
      }
      return scanner.position();
    }
  }

  private static void flip(Path segment, long position) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(SegmentQueues.dataFile(segment).toFile(), "rw")) {
      file.seek(position);
      int value = file.read();
      file.seek(position);
      file.write(value ^ 0x10);
    }
  }

  private static void zero(Path segment, long position, int length) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(SegmentQueues.dataFile(segment).toFile(), "rw")) {
      file.seek(position);
      file.write(new byte[length]);
    }
  }

  private static void bootAgain(Path segment) throws IOException {
    Path file = segment.resolve(SegmentHeader.FILE_NAME);
    Files.writeString(file, Files.readString(file).replaceFirst("boot=.*", "boot=earlier"));
  }

  private void assertHolds(Path directory, int records) {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      assertEquals(records, journal.lastSequence());
      fixture.append(journal, 2, 100, 10);
      assertEquals(records + 10, JournalFixture.readEpochs(journal).size());
    }
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      assertEquals(records + 10, JournalFixture.readEpochs(journal).size());
    }
  }

  private static void assertDamaged(Path directory, Path segment, long sequence) {
    String message =
        assertThrows(JournalException.class, () -> JournalFixture.open(directory)).getMessage();
    assertTrue(message.contains("record " + sequence + " "), message);
    assertTrue(message.contains(segment.getFileName().toString()), message);
  }

  @Test
  void shouldHoldEveryRecordAfterAnAbruptEnd() throws IOException {
    assertHolds(crashed(), RECORDS);
  }

  @Test
  void shouldLeaveOutATornLastRecordWhereverItIsTorn() throws IOException {
    Path image = crashed();
    long last = positionOf(segment(image), RECORDS);
    int entry = Integer.BYTES + RecordLayout.recordLength(100);
    for (int whole = 0; whole < entry - 1; whole += 13) {
      Path torn = temp.resolve("torn" + whole);
      copy(image, torn);
      zero(segment(torn), last + whole, entry - whole);
      assertHolds(torn, RECORDS - 1);
    }
  }

  @Test
  void shouldLeaveOutTheLastRecordWhenItsChecksumFails() throws IOException {
    Path image = crashed();
    flip(segment(image), positionOf(segment(image), RECORDS) + 100);
    assertHolds(image, RECORDS - 1);
  }

  @Test
  void shouldNameSegmentAndSequenceWhenARecordInTheMiddleIsDamaged() throws IOException {
    Path image = crashed();
    long position = positionOf(segment(image), 123);
    for (int offset : new int[] {0, 2, 3, 4, 10, 40, 100}) {
      flip(segment(image), position + offset);
      assertDamaged(image, segment(image), 123);
      flip(segment(image), position + offset);
    }
    zero(segment(image), position, 1_000);
    assertDamaged(image, segment(image), 123);
  }

  @Test
  void shouldNameSegmentAndSequenceWhenACursorMeetsDamage() throws IOException {
    Path image = crashed();
    JournalFixture.open(image).close();
    Path old = DurableFiles.list(image.resolve("segments")).get(0);
    flip(old, positionOf(old, 200) + 100);
    try (ChronicleJournal journal = JournalFixture.open(image);
        JournalCursor cursor = journal.cursor(1)) {
      JournalException e =
          assertThrows(JournalException.class, () -> JournalFixture.readEpochs(cursor));
      assertTrue(e.getMessage().contains("record 200 "), e.getMessage());
      assertTrue(e.getMessage().contains(old.getFileName().toString()), e.getMessage());
      assertEquals(199, cursor.sequence());
    }
  }

  @Test
  void shouldGiveUpWhatIsBehindAHoleWhenTheHostLostPower() throws IOException {
    Path image = crashed();
    zero(segment(image), positionOf(segment(image), 300), 4096);
    bootAgain(segment(image));
    try (ChronicleJournal journal = JournalFixture.open(image)) {
      assertTrue(journal.gaveUpRecords());
      assertEquals(299, journal.lastSequence());
    }
    assertHolds(image, 299);
  }

  @Test
  void shouldRefuseToGiveUpForcedRecordsEvenWhenTheHostLostPower() throws IOException {
    Path directory = temp.resolve("closed");
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, RECORDS);
    }
    Path segment = segment(directory);
    bootAgain(segment);
    flip(segment, positionOf(segment, RECORDS) + 100);
    assertDamaged(directory, segment, RECORDS);
  }

  @Test
  void shouldIgnoreACutThatDidNotReachItsEnd() throws IOException {
    Path image = crashed();
    Path whole = temp.resolve("cut");
    copy(image, whole);
    try (ChronicleJournal journal = JournalFixture.open(whole)) {
      journal.cut(100);
    }
    Path made = segment(whole);
    List<Path> files = DurableFiles.list(made);
    for (int step = 0; step <= files.size(); step++) {
      Path stopped = temp.resolve("stopped" + step);
      copy(image, stopped);
      Path aside =
          Files.createDirectory(
              stopped.resolve("segments").resolve(".tmp-" + made.getFileName().toString()));
      for (Path file : files.subList(0, step)) {
        Files.copy(file, aside.resolve(file.getFileName().toString()));
      }
      assertHolds(stopped, RECORDS);
      assertFalse(Files.exists(aside));
    }
    assertHolds(whole, 100);
  }

  @Test
  void shouldHoldNothingOfASegmentThatWasHalfRemoved() throws IOException {
    Path image = crashed();
    try (ChronicleJournal journal = JournalFixture.open(image)) {
      journal.cut(100);
    }
    Path half = Files.createDirectory(image.resolve("segments").resolve("00000002-e1-s101"));
    Files.writeString(half.resolve("leftover"), "");
    assertHolds(image, 100);
    assertFalse(Files.exists(half));
  }

  @Test
  void shouldNameTheGapWhenAnOlderSegmentIsMissing() throws IOException {
    Path directory = temp.resolve("gap");
    ChronicleJournal.Context context = JournalFixture.context(directory).segmentMaxRecords(10);
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      fixture.append(journal, 1, 10, 35);
    }
    List<Path> segments = DurableFiles.list(directory.resolve("segments"));
    DurableFiles.deleteTree(segments.get(1));
    assertDamaged(directory, segments.get(0), 11);
  }

  @Test
  void shouldNameTheFileWhenItIsMissingOrBroken() throws IOException {
    Path image = crashed();
    Path node = image.resolve("NODE");
    String text = Files.readString(node);
    Files.delete(node);
    assertNames(image, "NODE");
    Files.writeString(node, "format=2\ncluster=test\nnode=1\n");
    assertNames(image, "format 2");
    Files.writeString(node, text);
    Files.writeString(image.resolve("INCARNATION"), "x");
    assertNames(image, "INCARNATION");
    Files.delete(image.resolve("INCARNATION"));
    Path header = segment(image).resolve("SEGMENT");
    Files.delete(header);
    assertNames(image, "SEGMENT");
  }

  private static void assertNames(Path directory, String part) {
    String message =
        assertThrows(JournalException.class, () -> JournalFixture.open(directory)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
