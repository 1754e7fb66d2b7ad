package io.hotpair.engine.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PollPaceTest {
  private static final long START_NS = Long.MAX_VALUE - 1_000;

  private final PollPace pace = new PollPace(START_NS);

  @Test
  void shouldLookAtOnceWhileFewOperationsAreUnanswered() {
    for (int i = 0; i < 3; i++) {
      assertTrue(pace.isDue(PollPace.MANY - 1, START_NS));
    }
  }

  @Test
  void shouldLookAtIntervalsWhileManyAreUnanswered() {
    assertTrue(pace.isDue(PollPace.MANY, START_NS), "the first time");
    long nextNs = START_NS + PollPace.INTERVAL_NS; // the clock may turn over
    assertFalse(pace.isDue(PollPace.MANY, START_NS));
    assertFalse(pace.isDue(PollPace.MANY, nextNs - 1));
    assertTrue(pace.isDue(PollPace.MANY, nextNs));
    assertFalse(pace.isDue(PollPace.MANY, nextNs + 1));
  }

  @Test
  void shouldLookAtOnceAgainWhenAnswersHaveCome() {
    assertTrue(pace.isDue(PollPace.MANY, START_NS));
    assertFalse(pace.isDue(PollPace.MANY, START_NS + 1));
    assertTrue(pace.isDue(PollPace.MANY - 1, START_NS + 1));
  }
}
