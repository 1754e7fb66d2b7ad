package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that were made ahead of their time, and the forcing that is left to another thread. */
class JournalRollTest {
  @TempDir Path temp;
  private final JournalFixture fixture = new JournalFixture();

  private ChronicleJournal open(Path directory) {
    return ChronicleJournal.open(JournalFixture.context(directory).segmentMaxRecords(100));
  }

  private static List<Path> segments(Path journal) throws IOException {
    try (Stream<Path> entries = Files.list(journal.resolve("segments"))) {
      return entries.filter(e -> !e.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /** What a process that is killed leaves behind. */
  private Path image(Path journal, String name) throws IOException {
    Path image = temp.resolve(name);
    try (Stream<Path> files = Files.walk(journal)) {
      for (Path file : files.toList()) {
        Path copy = image.resolve(journal.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return image;
  }

  private static void pretendRestartOfHost(Path journal) throws IOException {
    for (Path segment : segments(journal)) {
      Path header = segment.resolve(SegmentHeader.FILE_NAME);
      String text = Files.readString(header);
      Files.writeString(header, text.replaceAll("(?m)^boot.*$", "boot=another"));
    }
  }

  private static void zeroFrom(Path segment, long sequence) throws IOException {
    Path data = SegmentQueues.dataFile(segment);
    byte[] bytes = Files.readAllBytes(data);
    try (SegmentScanner scanner = new SegmentScanner(data, 1)) {
      EpochTable epochs = new EpochTable();
      while (scanner.nextSequence() < sequence) {
        assertTrue(scanner.next(epochs));
      }
      Arrays.fill(bytes, (int) scanner.position(), bytes.length, (byte) 0);
    }
    Files.write(data, bytes);
  }

  @Test
  void shouldGoOnInTheSegmentThatWasMadeAheadAndForceTheOneBeforeLater() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      assertFalse(Files.exists(directory.resolve("segments/.tmp-spare")));
      fixture.append(journal, 1, 10, 40);
      journal.maintain();
      assertTrue(Files.exists(directory.resolve("segments/.tmp-spare")), "for a cut, from now on");
      fixture.append(journal, 1, 10, 40);
      journal.maintain();
      assertTrue(Files.exists(directory.resolve("segments/.tmp-spare")));
      fixture.append(journal, 1, 10, 50);
      assertFalse(Files.exists(directory.resolve("segments/.tmp-spare")));
      List<Path> segments = segments(directory);
      assertEquals(2, segments.size());
      assertEquals(0, ForcedMark.read(segments.get(0)));
      journal.force();
      assertEquals(100, ForcedMark.read(segments.get(0)));
      assertEquals(130, ForcedMark.read(segments.get(1)));
      assertEquals(130, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldMakeAnotherSegmentWhenTheEpochChangedOrTheJournalWasCut() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      fixture.append(journal, 2, 10, 40);
      fixture.append(journal, 2, 10, 60);
      journal.maintain();
      journal.cut(170);
      fixture.append(journal, 3, 10, 300);
      assertEquals(470, JournalFixture.readEpochs(journal).size());
    }
    try (ChronicleJournal journal = open(directory)) {
      assertEquals(470, JournalFixture.readEpochs(journal).size());
      assertEquals(80, journal.epochs().endOf(1));
      assertEquals(170, journal.epochs().endOf(2));
    }
  }

  @Test
  void shouldHoldEveryRecordWhenTheProcessDiesBeforeTheSegmentBeforeWasForced() throws IOException {
    Path directory = temp.resolve("node");
    Path image;
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      fixture.append(journal, 1, 10, 50);
      image = image(directory, "image");
    }
    try (ChronicleJournal journal = open(image)) {
      assertEquals(130, journal.lastSequence());
      assertEquals(100, ForcedMark.read(segments(image).get(0)));
    }
  }

  @Test
  void shouldGiveUpWhatWasNeverForcedWhenTheHostLosesPowerBetweenTheRollAndTheForce()
      throws IOException {
    Path directory = temp.resolve("node");
    Path image;
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      fixture.append(journal, 1, 10, 50);
      image = image(directory, "image");
    }
    Path first = segments(image).get(0);
    zeroFrom(first, 91);
    assertThrows(JournalException.class, () -> open(image), "the host was not restarted");
    pretendRestartOfHost(image);
    try (ChronicleJournal journal = open(image)) {
      assertTrue(journal.gaveUpRecords());
      assertEquals(90, journal.lastSequence());
      fixture.append(journal, 2, 10, 30);
    }
    try (ChronicleJournal journal = open(image)) {
      assertEquals(120, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldNeverGiveUpWhatWasForcedWhenAnOlderSegmentIsDamaged() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      fixture.append(journal, 1, 10, 50);
    }
    Path first = segments(directory).get(0);
    zeroFrom(first, 91);
    Files.write(first.resolve(ForcedMark.FILE_NAME), new byte[Long.BYTES]);
    pretendRestartOfHost(directory);
    String message = assertThrows(JournalException.class, () -> open(directory)).getMessage();
    assertTrue(message.contains("record 91 "), message);
  }

  @Test
  void shouldForceAndRemoveNothingOnTheThreadThatCuts() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      fixture.append(journal, 1, 10, 70);
      journal.maintain();
      fixture.append(journal, 1, 10, 10);
      journal.cut(60);
      fixture.append(journal, 2, 10, 5);
      List<Path> segments = segments(directory);
      assertEquals(3, segments.size(), "the one from 101 on holds nothing, but is there");
      assertFalse(Files.exists(directory.resolve("segments/.tmp-spare")), "it was taken");
      assertEquals(0, ForcedMark.read(segments.get(2)));
      assertEquals(65, JournalFixture.readEpochs(journal).size());
      journal.maintain();
      segments = segments(directory);
      assertEquals(2, segments.size());
      assertTrue(ForcedMark.read(segments.get(0)) >= 60);
      assertEquals(65, JournalFixture.readEpochs(journal).size());
    }
    try (ChronicleJournal journal = open(directory)) {
      assertEquals(65, JournalFixture.readEpochs(journal).size());
      assertEquals(60, journal.epochs().endOf(1));
    }
  }

  @Test
  void shouldForceTheCutBeforeWhateverIsForcedAfterIt() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.cut(50);
      fixture.append(journal, 2, 10, 5);
      assertEquals(0, ForcedMark.read(segments(directory).get(0)));
      journal.forceUpTo(52);
      assertEquals(50, ForcedMark.read(segments(directory).get(0)));
      assertEquals(52, ForcedMark.read(segments(directory).get(1)));
    }
  }

  @Test
  void shouldHoldTheCutWhenTheProcessDiesRightBehindIt() throws IOException {
    Path directory = temp.resolve("node");
    Path image;
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      fixture.append(journal, 1, 10, 90);
      journal.cut(30);
      fixture.append(journal, 2, 10, 5);
      journal.cut(20);
      fixture.append(journal, 3, 10, 7);
      image = image(directory, "image");
    }
    try (ChronicleJournal journal = open(image)) {
      assertEquals(27, JournalFixture.readEpochs(journal).size());
      assertEquals(20, journal.epochs().endOf(1));
    }
  }

  @Test
  void shouldGiveUpWhatWasNeverForcedWhenTheHostLosesPowerBetweenACutAndTheForce()
      throws IOException {
    Path directory = temp.resolve("node");
    Path image;
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 80);
      journal.maintain();
      journal.cut(70);
      fixture.append(journal, 2, 10, 5);
      image = image(directory, "image");
    }
    zeroFrom(segments(image).get(0), 61);
    pretendRestartOfHost(image);
    try (ChronicleJournal journal = open(image)) {
      assertTrue(journal.gaveUpRecords());
      assertEquals(60, journal.lastSequence());
    }
  }

  @Test
  void shouldDoNothingAheadInAJournalWithoutRecords() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      journal.maintain();
      fixture.append(journal, 1, 10, 1);
      journal.maintain();
      journal.cut(0);
      journal.maintain();
      fixture.append(journal, 2, 10, 120);
      assertEquals(120, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldNotBringBackWhatWasCutWhenWhatCutItIsPruned() throws IOException {
    Path directory = temp.resolve("node");
    try (ChronicleJournal journal = open(directory)) {
      fixture.append(journal, 1, 10, 180);
      journal.cut(95);
      fixture.append(journal, 2, 10, 300);
      // Segments: from 1, from 101 (void: it was cut), from 96, ...; those up to 195 go.
      journal.prune(195);
      assertEquals(196, journal.firstSequence());
      JournalReader reader = JournalReader.open(directory);
      assertEquals(196, reader.firstSequence());
      assertEquals(395, reader.lastSequence());
      try (JournalCursor cursor = reader.cursor(196)) {
        assertEquals(200, JournalFixture.readEpochs(cursor).size());
      }
    }
  }
}
