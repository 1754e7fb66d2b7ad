package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.Test;

class IdleModeTest {
  private static final int TURNS = 100;
  private static final long PACE_NS = 200_000;

  @Test
  void shouldParkAfterTurnsThatFoundWorkWhenPaced() {
    IdleStrategy strategy = IdleMode.PACE.newStrategy();
    long startNs = System.nanoTime();
    for (int i = 0; i < TURNS; i++) {
      strategy.idle(1);
    }
    // Half: a park may end early for no reason.
    assertTrue(System.nanoTime() - startNs > TURNS * PACE_NS / 2);
  }
}
