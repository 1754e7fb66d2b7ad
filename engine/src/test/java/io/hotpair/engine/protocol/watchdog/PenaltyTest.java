package io.hotpair.engine.protocol.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PenaltyTest {
  @Test
  void shouldDoubleUpToTheBoundAndDecay() {
    Penalty penalty = new Penalty(8, 1_000);
    assertEquals(10, penalty.applyTo(10, 5));
    penalty.onFalseSuspicion(100);
    assertEquals(20, penalty.applyTo(10, 100));
    for (int i = 0; i < 5; i++) {
      penalty.onFalseSuspicion(100);
    }
    assertEquals(80, penalty.applyTo(10, 1_099));
    assertEquals(40, penalty.applyTo(10, 1_100));
    assertEquals(20, penalty.applyTo(10, 2_100));
    assertEquals(10, penalty.applyTo(10, 1_000_000));
  }
}
