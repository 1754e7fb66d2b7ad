package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;

final class HostEpochClockTest {
  private static final long TOLERANCE_NS = 10_000_000;

  @Test
  void shouldTellTheSystemsTime() {
    HostEpochClock clock = new HostEpochClock();
    for (int i = 0; i < 1_000; i++) {
      long before = SystemEpochNanoClock.INSTANCE.nanoTime();
      long told = clock.nanoTime();
      long after = SystemEpochNanoClock.INSTANCE.nanoTime();
      assertTrue(
          told >= before - TOLERANCE_NS && told <= after + TOLERANCE_NS,
          told + " is not within " + before + " to " + after);
    }
  }
}
