package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.replay.JournalMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir Path temp;

  private Path journal(String name, int records, int changed, long quantity) {
    Path directory = temp.resolve(name);
    try (JournalMaker maker = JournalMaker.open(directory, 0)) {
      maker.epoch().session(1);
      for (int i = 3; i <= records; i++) {
        Journals.order(maker, 1, i - 2, 0, i, Side.BUY, 100, i == changed ? quantity : 10);
      }
    }
    return directory;
  }

  @Test
  void shouldFindEqualJournalsEqual() {
    Path a = journal("a", 50, 0, 0);
    Path b = journal("b", 50, 0, 0);
    assertEquals("equal: records 1 to 50 are the same\n", ToolRun.fine("diff", a, b));
    assertTrue(ToolRun.fine("diff", a, b, "--replays").startsWith("equal: "));
  }

  @Test
  void shouldNameTheFirstRecordThatWasTamperedWithOnBothSides() {
    Path a = journal("a", 50, 0, 0);
    Path b = journal("b", 50, 33, 11);
    ToolRun run = ToolRun.of("diff", a, b);
    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    assertEquals(
        "record 33 differs in its payload (records 1 to 32 are the same)", run.lines().get(0));
    assertTrue(run.lines().get(1).startsWith("< " + a + ": 33 e1 "), run.out());
    assertTrue(run.lines().get(1).endsWith("\"quantity\":10}"), run.out());
    assertTrue(run.lines().get(2).startsWith("> " + b + ": 33 e1 "), run.out());
    assertTrue(run.lines().get(2).endsWith("\"quantity\":11}"), run.out());
  }

  @Test
  void shouldNameTheEpochsWhereTwoHistoriesPart() {
    Path a = journal("a", 20, 0, 0);
    Path b = journal("b", 20, 0, 0);
    try (JournalMaker maker = JournalMaker.open(a, 0)) {
      Journals.order(maker, 1, 19, 0, 21, Side.BUY, 100, 10);
    }
    try (JournalMaker maker = JournalMaker.open(b, 0)) {
      maker.epoch();
    }
    ToolRun run = ToolRun.of("diff", a, b);
    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("record 21 differs in its epoch: 1 and 2"), run.out());
  }

  @Test
  void shouldSayThatOneGoesOnBehindTheEndOfTheOther() {
    Path a = journal("a", 50, 0, 0);
    Path b = journal("b", 40, 0, 0);
    for (Object option : List.of("--service=orderbook", "--replays")) {
      ToolRun run = ToolRun.of("diff", a, b, option);
      assertEquals(1, run.exitCode(), run.err());
      assertTrue(run.out().contains("40"), run.out());
      assertTrue(run.out().endsWith("; then " + a + " goes on\n"), run.out());
      ToolRun.fine("diff", a, b, option, "--prefix");
      ToolRun.fine("diff", b, a, option, "--prefix");
    }
  }

  @Test
  void shouldFindTheOperationThatAServiceDoesNotAnswerTheSameTwice() {
    Path a = journal("a", 100, 0, 0);
    ToolRun run =
        ToolRun.of("diff", a, "--replays", "--service", RandomAnswerService.class.getName());
    assertEquals(1, run.exitCode(), run.err());
    assertTrue(
        run.out().startsWith("record 52 has another outcome: session 1 #50 {\"hex\":"), run.out());
    assertEquals(3, run.lines().size());
  }

  @Test
  void shouldFindADeterministicServiceTheSame() {
    Path a = Journals.generated(temp.resolve("a"), 5, 2_000, 500);
    String text = ToolRun.fine("diff", a, "--replays");
    assertTrue(text.startsWith("equal: the same answers and digests up to sequence 2002"), text);
  }

  @Test
  void shouldFindTheFirstAnswerThatDiffersBetweenTwoJournals() {
    Path a = journal("a", 50, 0, 0);
    Path b = journal("b", 50, 33, 11);
    ToolRun run = ToolRun.of("diff", a, b, "--replays");
    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("record 33 has another outcome: session 1 #31"), run.out());
  }

  @Test
  void shouldNameTheDamageInEither() throws IOException {
    Path a = journal("a", 50, 0, 0);
    Path b = journal("b", 50, 0, 0);
    ToolRun.damage(b, 20);
    ToolRun.failing(1, List.of("record 20 in segment", b.toString()), "diff", a, b);
    ToolRun.failing(1, List.of("record 20 in segment", b.toString()), "diff", b, a);
  }

  @Test
  void shouldAskForASecondJournal() {
    ToolRun.failing(2, List.of("two directories"), "diff", journal("a", 5, 0, 0));
  }
}
