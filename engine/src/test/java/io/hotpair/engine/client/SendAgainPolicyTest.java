package io.hotpair.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SendAgainPolicyTest {
  private static final long AFTER_NS = 200;

  private final SendAgainPolicy policy = new SendAgainPolicy(AFTER_NS);

  @Test
  void shouldNotSendAgainWhileAnswersComeHoweverLate() {
    policy.onProgress(0);
    long outstanding = 4096;
    for (long oldest = 1; oldest < 1000; oldest++) {
      long nowNs = oldest * AFTER_NS;
      assertFalse(policy.isDue(oldest, oldest + outstanding, nowNs), () -> "at " + nowNs);
      policy.onProgress(nowNs);
    }
  }

  @Test
  void shouldSendAllThatAreUnansweredAgainOnceWhenNoAnswerComes() {
    policy.onProgress(0);
    assertFalse(policy.isDue(5, 905, AFTER_NS));
    assertTrue(policy.isDue(5, 905, AFTER_NS + 1));
    assertEquals(5, policy.from());
    assertEquals(905, policy.end());
    policy.onSentBefore(300);
    assertTrue(policy.isDue(5, 1000, AFTER_NS + 2));
    assertEquals(300, policy.from());
    assertEquals(905, policy.end());
    policy.onSentBefore(905);
    assertFalse(policy.isDue(5, 1000, AFTER_NS + 3));
  }

  @Test
  void shouldSendAgainOnceMoreWhenTheSilenceLasts() {
    policy.onProgress(0);
    assertTrue(policy.isDue(5, 10, AFTER_NS + 1));
    policy.onSentBefore(10);
    assertFalse(policy.isDue(5, 12, 2 * AFTER_NS + 1));
    assertTrue(policy.isDue(5, 12, 2 * AFTER_NS + 2));
    assertEquals(5, policy.from());
    assertEquals(12, policy.end());
  }

  @Test
  void shouldLeaveOutWhatIsAnsweredMeanwhile() {
    policy.onProgress(0);
    assertTrue(policy.isDue(5, 10, AFTER_NS + 1));
    policy.onProgress(AFTER_NS + 2);
    assertTrue(policy.isDue(8, 10, AFTER_NS + 2));
    assertEquals(8, policy.from());
    policy.onProgress(AFTER_NS + 3);
    assertFalse(policy.isDue(10, 12, AFTER_NS + 3));
  }

  @Test
  void shouldBeUnderWayUntilAllIsSentAgainOrAnswered() {
    policy.onProgress(0);
    assertFalse(policy.isUnderWay(1));
    assertTrue(policy.isDue(5, 10, AFTER_NS + 1));
    assertTrue(policy.isUnderWay(5));
    policy.onSentBefore(9);
    assertTrue(policy.isUnderWay(5));
    assertFalse(policy.isUnderWay(10));
    policy.onSentBefore(10);
    assertFalse(policy.isUnderWay(5));
  }

  @Test
  void shouldGiveTheFirstOperationAfterAPauseItsWholeTime() {
    policy.onProgress(0);
    long pausedToNs = 100 * AFTER_NS;
    assertFalse(policy.isDue(5, 5, pausedToNs));
    policy.onProgress(pausedToNs);
    assertFalse(policy.isDue(5, 6, pausedToNs + AFTER_NS));
    assertTrue(policy.isDue(5, 6, pausedToNs + AFTER_NS + 1));
  }
}
