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
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalScanTest {
  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path temp;

  private Path journal(int segmentRecords, int records) {
    Path directory = temp.resolve("journal");
    try (ChronicleJournal journal =
        ChronicleJournal.open(
            JournalFixture.context(directory).segmentMaxRecords(segmentRecords))) {
      fixture.append(journal, 1, 100, records / 2);
      fixture.append(journal, 2, 100, records - records / 2);
    }
    return directory;
  }

  private static Path segment(Path directory, int index) throws IOException {
    return DurableFiles.list(directory.resolve("segments")).get(index);
  }

  private static void flip(Path segment, long first, long sequence, int offset) throws IOException {
    long position;
    try (SegmentScanner scanner = new SegmentScanner(SegmentQueues.dataFile(segment), first)) {
      EpochTable epochs = new EpochTable();
      while (scanner.nextSequence() < sequence) {
        assertTrue(scanner.next(epochs));
      }
      position = scanner.position() + offset;
    }
    try (RandomAccessFile file =
        new RandomAccessFile(SegmentQueues.dataFile(segment).toFile(), "rw")) {
      file.seek(position);
      int value = file.read();
      file.seek(position);
      file.write(value ^ 0x10);
    }
  }

  @Test
  void shouldGiveOutEveryRecordOfAllSegments() {
    Path directory = journal(10, 35);
    try (JournalScan scan = JournalScan.open(directory)) {
      List<Long> epochs = JournalFixture.readEpochs(scan);
      assertEquals(35, epochs.size());
      assertEquals(1, epochs.get(16));
      assertEquals(2, epochs.get(17));
      assertEquals(2, scan.lastEpoch());
      assertEquals("", scan.tail());
    }
  }

  @Test
  void shouldBeginAtTheRecordAskedForWhereverItIs() {
    Path directory = journal(10, 35);
    for (int from = 1; from <= 37; from++) {
      try (JournalScan scan = JournalScan.open(directory, from)) {
        assertEquals(from <= 35, scan.next());
        assertEquals(from <= 35 ? from : 0, scan.sequence());
      }
    }
  }

  @Test
  void shouldGiveOutWhatIsBeforeTheDamageAndNameIt() throws IOException {
    Path directory = journal(1000, 100);
    flip(segment(directory, 0), 1, 60, 100);
    try (JournalScan scan = JournalScan.open(directory)) {
      JournalException e =
          assertThrows(JournalException.class, () -> JournalFixture.readEpochs(scan));
      assertEquals(59, scan.sequence());
      assertTrue(e.getMessage().contains("record 60 in segment"), e.getMessage());
      assertTrue(e.getMessage().contains("00000001-e0-s1"), e.getMessage());
    }
  }

  @Test
  void shouldNameTheFirstDamageWhenALaterSegmentIsDamagedToo() throws IOException {
    Path directory = journal(10, 35);
    flip(segment(directory, 3), 31, 33, 100);
    flip(segment(directory, 1), 11, 15, 100);
    try (JournalScan scan = JournalScan.open(directory)) {
      JournalException e =
          assertThrows(JournalException.class, () -> JournalFixture.readEpochs(scan));
      assertTrue(e.getMessage().contains("record 15 "), e.getMessage());
    }
    List<SegmentReport> reports = JournalSegments.read(directory, bytes -> {});
    assertEquals("", reports.get(0).damage());
    assertTrue(reports.get(1).damage().contains("record 15 "));
    assertEquals(10, reports.get(2).records());
    assertTrue(reports.get(3).damage().contains("record 33 "));
  }

  @Test
  void shouldNotCountATornLastRecord() throws IOException {
    Path live = temp.resolve("live");
    Path image = temp.resolve("image");
    try (ChronicleJournal journal = JournalFixture.open(live)) {
      fixture.append(journal, 1, 100, 50);
      try (var paths = Files.walk(live)) {
        for (Path path : paths.toList()) {
          Files.copy(path, image.resolve(live.relativize(path).toString()));
        }
      }
    }
    flip(segment(image, 0), 1, 50, 100);
    try (JournalScan scan = JournalScan.open(image)) {
      assertEquals(49, JournalFixture.readEpochs(scan).size());
      assertTrue(scan.tail().contains("BAD_CHECKSUM"), scan.tail());
    }
  }

  @Test
  void shouldReadOnIntoWhatARunningNodeAppends() throws Exception {
    Path directory = temp.resolve("live");
    int records = 200_000;
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 10);
      CountDownLatch begun = new CountDownLatch(1);
      Thread writer =
          new Thread(
              () -> {
                for (int i = 10; i < records; i++) {
                  fixture.append(journal, 1 + i / 10_000, 100);
                  begun.countDown();
                }
              });
      writer.start();
      begun.await();
      long last = 0;
      while (last < records) {
        try (JournalScan scan = JournalScan.open(directory)) {
          long count = JournalFixture.readEpochs(scan).size();
          assertTrue(count >= last);
          last = count;
        }
      }
      writer.join();
    }
  }

  @Test
  void shouldTellOfEachSegmentWhatItHoldsAndWhatWasCut() {
    Path directory = temp.resolve("journal");
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 50);
      journal.cut(30);
      fixture.append(journal, 2, 100, 5);
    }
    List<SegmentReport> reports = JournalSegments.read(directory, bytes -> {});
    assertEquals(2, reports.size());
    assertEquals(30, reports.get(0).records());
    assertEquals(20, reports.get(0).cutRecords());
    assertEquals(1_000, reports.get(0).firstTimestampNs());
    assertEquals(30_000, reports.get(0).lastTimestampNs());
    assertEquals(31, reports.get(1).firstSequence());
    assertEquals(35, reports.get(1).lastSequence());
    assertEquals(1, reports.get(1).previousEpoch());
    assertEquals(2, reports.get(1).lastEpoch());
    assertFalse(reports.get(1).isSuperseded());
  }

  @Test
  void shouldSayThatTheJournalWasCutWhenRecordsAlreadyGivenOutAreGone() {
    Path directory = temp.resolve("journal");
    try (ChronicleJournal journal = JournalFixture.open(directory);
        JournalScan scan = JournalScan.open(directory)) {
      fixture.append(journal, 1, 100, 50);
      for (int i = 0; i < 40; i++) {
        assertTrue(scan.next());
      }
      journal.cut(30);
      fixture.append(journal, 2, 100, 5);
      JournalException e =
          assertThrows(JournalException.class, () -> JournalFixture.readEpochs(scan));
      assertTrue(e.getMessage().contains("cut to record 30"), e.getMessage());
    }
  }
}
