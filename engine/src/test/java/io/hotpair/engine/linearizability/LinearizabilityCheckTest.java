package io.hotpair.engine.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.linearizability.Effect.Status;
import org.junit.jupiter.api.Test;

class LinearizabilityCheckTest {
  @Test
  void shouldAcceptConcurrentReadsOfTheOldAndTheNewValue() {
    accept(
        new History()
            .put(1, 0, 10, "a")
            .put(1, 20, 50, "b")
            .get(2, 25, 30, "b")
            .get(3, 22, 45, "a"));
  }

  @Test
  void shouldRefuseTheOldValueAfterAnotherReadSawTheNewOne() {
    refuse(
        new History()
            .put(1, 0, 10, "a")
            .put(1, 20, 90, "b")
            .get(2, 25, 30, "b")
            .get(3, 40, 45, "a"));
  }

  @Test
  void shouldRefuseAReadThatMissesAnAnsweredWrite() {
    refuse(new History().put(1, 0, 10, "a").get(2, 20, 30, null));
  }

  @Test
  void shouldRefuseAValueThatNobodyWrote() {
    refuse(new History().put(1, 0, 10, "a").get(2, 5, 30, "b"));
  }

  @Test
  void shouldRefuseTwoCompareAndSetsOfTheSameValue() {
    refuse(
        new History()
            .put(1, 0, 10, "a")
            .cas(2, 20, 40, "a", "b", Status.OK)
            .cas(3, 20, 40, "a", "c", Status.OK));
  }

  @Test
  void shouldAcceptACompareAndSetThatLost() {
    accept(
        new History()
            .put(1, 0, 10, "a")
            .cas(2, 20, 40, "a", "b", Status.OK)
            .mismatch(3, 20, 40, "a", "c", Status.MISMATCH, "b"));
  }

  @Test
  void shouldRefuseAMismatchThatShowsWhatWasExpected() {
    refuse(new History().put(1, 0, 10, "a").mismatch(3, 20, 40, "a", "c", Status.MISMATCH, "a"));
  }

  @Test
  void shouldLetAnUnansweredWriteTakeEffectLate() {
    accept(
        new History()
            .put(1, 0, 10, "a")
            .putUnanswered(2, 15, "b")
            .get(1, 20, 30, "a")
            .get(1, 40, 50, "b"));
  }

  @Test
  void shouldLetAnUnansweredWriteNeverTakeEffect() {
    accept(new History().put(1, 0, 10, "a").putUnanswered(2, 15, "b").get(1, 20, 30, "a"));
  }

  @Test
  void shouldRefuseAnUnansweredWriteThatTakesEffectBeforeItWasOffered() {
    refuse(new History().put(1, 0, 10, "a").get(1, 20, 30, "b").putUnanswered(2, 35, "b"));
  }

  @Test
  void shouldRefuseAnUnansweredWriteThatTakesEffectAfterALaterOneOfItsSession() {
    refuse(
        new History()
            .putUnanswered(1, 0, "a")
            .put(1, 1, 10, "b")
            .onKey("other")
            .get(2, 20, 30, null)
            .get(2, 40, 50, "a"));
  }

  @Test
  void shouldAcceptThatAnUnansweredWriteBeforeALaterOneWasForgotten() {
    accept(
        new History()
            .putUnanswered(1, 0, "a")
            .put(1, 1, 10, "b")
            .onKey("other")
            .get(2, 20, 30, null)
            .get(2, 40, 50, null));
  }

  @Test
  void shouldKeepPipelinedOperationsOfASessionInTheirOrder() {
    accept(new History().put(1, 0, 50, "a").get(1, 1, 60, "a"));
    refuse(new History().put(1, 0, 50, "a").get(1, 1, 60, null));
  }

  @Test
  void shouldRefuseADeleteThatFoundNothingAfterAWrite() {
    refuse(new History().put(1, 0, 10, "a").delete(2, 20, 30, false));
  }

  @Test
  void shouldTellAnEmptyValueFromNoValue() {
    accept(new History().put(1, 0, 10, "").get(2, 20, 30, "").delete(1, 40, 50, true));
    refuse(new History().put(1, 0, 10, "").get(2, 20, 30, null));
  }

  @Test
  void shouldShowTheAnswerThatNoOrderExplainsOfTheSmallestKey() {
    LinearizabilityReport report =
        new History()
            .put(1, 0, 10, "a")
            .get(2, 20, 30, null)
            .get(2, 40, 50, "a")
            .put(1, 0, 10, "a")
            .onKey("small")
            .get(2, 20, 30, "z")
            .onKey("small")
            .judge();
    assertEquals(2, report.keys());
    assertTrue(report.problems().get(0).startsWith("key small"), report.problems().toString());
    assertTrue(
        report.problems().stream().anyMatch(line -> line.contains("get -> OK z (by A)")),
        report.problems().toString());
  }

  private static void accept(History history) {
    LinearizabilityReport report = history.judge();
    assertTrue(report.isLinearizable(), report.problems().toString());
  }

  private static void refuse(History history) {
    assertFalse(history.judge().isLinearizable());
  }
}
