package io.hotpair.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SendAgainPolicyTest {
  private static final long AFTER_NS = 200;

  private final SendAgainPolicy policy = new SendAgainPolicy(AFTER_NS);

  private boolean isUnderWayAt(long nowNs, long oldest, long next) {
    policy.onTime(oldest, next, nowNs);
    return policy.isUnderWay(oldest);
  }

  @Test
  void shouldNotSendAgainWhileAnswersComeHoweverLate() {
    long outstanding = 4096;
    for (long oldest = 1; oldest < 1000; oldest++) {
      long nowNs = oldest * AFTER_NS;
      policy.onProgress(nowNs - AFTER_NS);
      assertFalse(isUnderWayAt(nowNs, oldest, oldest + outstanding), () -> "at " + nowNs);
    }
  }

  @Test
  void shouldSendAllThatAreUnansweredAgainOnceWhenNoAnswerComes() {
    policy.onProgress(0);
    assertFalse(isUnderWayAt(AFTER_NS, 5, 905));
    assertTrue(isUnderWayAt(AFTER_NS + 1, 5, 905));
    assertEquals(5, policy.from(5));
    assertEquals(905, policy.end());
    policy.onSentBefore(300);
    assertTrue(isUnderWayAt(AFTER_NS + 2, 5, 905));
    assertEquals(300, policy.from(5));
    assertEquals(905, policy.end());
    policy.onSentBefore(905);
    assertFalse(isUnderWayAt(AFTER_NS + 3, 5, 1000));
  }

  @Test
  void shouldSendAgainOnceMoreWhenTheSilenceLasts() {
    policy.onProgress(0);
    assertTrue(isUnderWayAt(AFTER_NS + 1, 5, 10));
    policy.onSentBefore(10);
    assertFalse(isUnderWayAt(2 * AFTER_NS + 1, 5, 12));
    assertTrue(isUnderWayAt(2 * AFTER_NS + 2, 5, 12));
    assertEquals(5, policy.from(5));
    assertEquals(12, policy.end());
  }

  @Test
  void shouldLeaveOutWhatIsAnsweredMeanwhile() {
    policy.onProgress(0);
    assertTrue(isUnderWayAt(AFTER_NS + 1, 5, 10));
    policy.onProgress(AFTER_NS + 2);
    assertEquals(8, policy.from(8));
    assertTrue(policy.isUnderWay(8));
    assertFalse(policy.isUnderWay(10));
  }

  @Test
  void shouldGiveTheFirstOperationAfterAPauseItsWholeTime() {
    policy.onProgress(0);
    long pausedToNs = 100 * AFTER_NS;
    assertFalse(isUnderWayAt(pausedToNs, 5, 5));
    policy.onProgress(pausedToNs);
    assertFalse(isUnderWayAt(pausedToNs + AFTER_NS, 5, 6));
    assertTrue(isUnderWayAt(pausedToNs + AFTER_NS + 1, 5, 6));
  }
}
