package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.replay.JournalMaker;
import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir Path temp;

  @Test
  void shouldSayWhatAWholeJournalHolds() {
    String text = ToolRun.fine("verify", Journals.small(temp));
    assertTrue(
        text.startsWith("whole: 10 records (sequences 1 to 10), 2 epochs, 1 segments"), text);
    assertTrue(text.contains("node 0 of cluster test"), text);
  }

  @Test
  void shouldFindAJournalOfManySegmentsWhole() {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 500, 100);
    assertTrue(ToolRun.fine("verify", directory).contains("6 segments"));
  }

  @Test
  void shouldFindAnEmptyJournalWhole() {
    JournalMaker.open(temp, 0).close();
    assertTrue(ToolRun.fine("verify", temp).startsWith("whole: no records, 0 epochs"));
  }

  @Test
  void shouldNameSegmentAndSequenceOfTheFirstDamage() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 500, 100);
    ToolRun.damage(directory, 450);
    ToolRun.failing(1, List.of("record 450 in segment", "00000005-e1-s401"), "verify", directory);
    ToolRun.damage(directory, 250);
    ToolRun.failing(
        1,
        List.of("DAMAGED after 249 records", "record 250 in segment", "00000003-e1-s201"),
        "verify",
        directory);
  }

  @Test
  void shouldNameTheRecordThatIsMissingWhenASegmentIs() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 500, 100);
    try (var files = Files.walk(directory.resolve("segments/00000003-e1-s201"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    ToolRun.failing(1, List.of("record 201 in segment", "00000002-e1-s101"), "verify", directory);
  }

  @Test
  void shouldFindAnEpochThatDoesNotBeginWithEpochStart() {
    try (JournalMaker maker = JournalMaker.open(temp, 0)) {
      maker.epoch().plain(RecordKind.TIMER, 0, 1).inNextEpoch(RecordKind.TIMER);
    }
    ToolRun.failing(1, List.of("record 3", "first of epoch 2", "EpochStart"), "verify", temp);
  }

  @Test
  void shouldFindAnEpochThatNamesAnotherBeforeIt() {
    try (JournalMaker maker = JournalMaker.open(temp, 0)) {
      maker.epoch().epoch().epochAfter(1);
    }
    ToolRun.failing(1, List.of("record 3", "begins epoch 3 after 1", "is of 2"), "verify", temp);
  }

  @Test
  void shouldFindAnEpochThatBeginsTwice() {
    try (JournalMaker maker = JournalMaker.open(temp, 0)) {
      maker.epoch().plain(RecordKind.EPOCH_START, 0, 0);
    }
    ToolRun.failing(1, List.of("record 2", "epoch 1 again"), "verify", temp);
  }

  @Test
  void shouldVerifyAPrunedJournalFromItsFirstRecordOn() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 500, 100);
    try (var files = Files.walk(directory.resolve("segments/00000001-e0-s1"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    String text = ToolRun.fine("verify", directory);
    assertTrue(text.contains("402 records (sequences 101 to 502), 1 epochs"), text);
    assertEquals(0, ToolRun.of("dump", directory).exitCode());
  }
}
