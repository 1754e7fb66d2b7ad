package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.load.LoadResult;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final long SEQUENCE = 105;
  private long answered = 100;
  private long outOfOrder;
  private long repeatedAnswers;
  private String journalDifference;
  private long mismatched;
  private long appliedTwice;
  private String digestOfB = "ff";
  private long appliedOfB = SEQUENCE;
  private int plannedKills = 1;
  private List<FailoverGap> failovers = List.of(failover(false, 20, 50));
  private List<String> troubles = List.of();

  @Test
  void shouldHoldWhenEverythingIsAsItShouldBe() {
    Verdict verdict = verdict();
    assertTrue(verdict.isOk(), verdict.problems().toString());
  }

  @Test
  void shouldFailWhenAnOperationWasNeverAnswered() {
    answered = 99;
    assertEquals(1, verdict().lost());
    assertProblem("1 operations were never answered");
  }

  @Test
  void shouldFailWhenAnAnswerWasDeliveredTwice() {
    repeatedAnswers = 1;
    assertProblem("more than once");
  }

  @Test
  void shouldFailWhenAnOperationWasAppliedTwice() {
    appliedTwice = 1;
    assertProblem("more than once");
  }

  @Test
  void shouldFailWhenAnswersCameOutOfOrder() {
    outOfOrder = 1;
    assertProblem("out of order");
  }

  @Test
  void shouldFailWhenAnAnswerDiffersFromTheReferenceRun() {
    mismatched = 1;
    assertProblem("1 answers differ");
  }

  @Test
  void shouldFailWhenTheJournalsDiffer() {
    journalDifference = "the journals' records 7 differ";
    assertProblem("records 7 differ");
  }

  @Test
  void shouldFailWhenANodeEndedWithAnotherDigest() {
    digestOfB = "fe";
    assertProblem("node B's digest fe");
  }

  @Test
  void shouldFailWhenANodeHadNotAppliedEverything() {
    appliedOfB = SEQUENCE - 1;
    assertProblem("node B had applied");
  }

  @Test
  void shouldFailWhenAKillWasNotDone() {
    plannedKills = 2;
    assertProblem("1 of 2 kills");
  }

  @Test
  void shouldFailWhenTheKilledNodeDidNotComeBack() {
    failovers = List.of(failover(false, 20, Failover.NEVER));
    assertProblem("did not come back");
  }

  @Test
  void shouldFailWhenNobodyTookOver() {
    failovers = List.of(failover(false, Failover.NEVER, 50));
    assertProblem("no view was granted");
  }

  @Test
  void shouldNotCountAKillByHandAsAPlannedOne() {
    failovers = List.of(failover(true, 20, 50));
    assertProblem("0 of 1 kills");
    plannedKills = 0;
    assertTrue(verdict().isOk());
  }

  @Test
  void shouldFailWhenThereWasTrouble() {
    troubles = List.of("the client's session was lost");
    assertProblem("session was lost");
  }

  private void assertProblem(String part) {
    Verdict verdict = verdict();
    assertFalse(verdict.isOk());
    assertTrue(
        verdict.problems().stream().anyMatch(problem -> problem.contains(part)),
        verdict.problems().toString());
  }

  private static FailoverGap failover(boolean isByHand, long grantedAtNs, long hotAtNs) {
    Kill kill = new Kill("node-0", "primary", 1, 10, isByHand);
    return new FailoverGap(
        new Failover(kill, 10, 15, grantedAtNs, 25, 40, hotAtNs), new AnswerGap(9, 30, 1));
  }

  private Verdict verdict() {
    LoadResult load =
        new LoadResult(100, answered, outOfOrder, 100, 0, 1_000, new Histogram(1_000_000, 3));
    return Verdict.of(
        new Evidence(
            load,
            repeatedAnswers,
            new JournalComparison(SEQUENCE, new TreeSet<>(List.of(1L, 2L)), journalDifference),
            new ReferenceRun.Result(0xff, mismatched, appliedTwice, "operation 5"),
            Map.of("A", "ff", "B", digestOfB),
            Map.of("A", SEQUENCE, "B", appliedOfB),
            failovers,
            plannedKills,
            List.of(1L, 2L, 3L),
            0,
            troubles));
  }
}
