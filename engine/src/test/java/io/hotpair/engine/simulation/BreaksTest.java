package io.hotpair.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof that the simulator's checks can fail: each rule that is broken on purpose is missed.
 */
class BreaksTest {
  /**
   * Most breaks take fewer than 200; the rarest, stale views and unaligned holds, some thousand.
   */
  private static final long MOST_SEEDS = 20_000;

  private static final int NODES = 3;

  @ParameterizedTest
  @EnumSource(Break.class)
  void shouldCatchADeliberateBreak(Break what) {
    BreakResult result = BreakResult.search(what, NODES, 1, MOST_SEEDS);
    System.out.println(result);
    assertTrue(result.isCaught(), result::toString);
  }
}
