package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path directory;

  @Test
  void shouldReadBackWhatWasAppended() {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 5_000);
      assertEquals(5_000, journal.lastSequence());
      assertEquals(Collections.nCopies(5_000, 1L), JournalFixture.readEpochs(journal));
    }
  }

  @Test
  void shouldHoldEveryRecordWhenReopened() {
    for (int i = 1; i <= 4; i++) {
      try (ChronicleJournal journal = JournalFixture.open(directory)) {
        assertEquals(1_000 * (i - 1), journal.lastSequence());
        fixture.append(journal, i, 60, 1_000);
        assertEquals(1_000 * i, JournalFixture.readEpochs(journal).size());
      }
    }
  }

  @Test
  void shouldGoOnBehindTheCutWhenCut() {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 1000);
      journal.cut(400);
      assertEquals(400, journal.lastSequence());
      assertEquals(400, JournalFixture.readEpochs(journal).size());
      fixture.append(journal, 2, 100, 100);
    }
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      assertEquals(500, journal.lastSequence());
      assertEquals(401, journal.epochs().firstSequenceAt(1));
      assertEquals(2L, JournalFixture.readEpochs(journal).get(400));
    }
  }
}
