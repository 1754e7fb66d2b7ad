package io.hotpair.engine.protocol.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WatchdogTimingsTest {
  private static String refusal(WatchdogTimings timings) {
    return assertThrows(IllegalArgumentException.class, timings::conclude).getMessage();
  }

  @Test
  void shouldAcceptItsDefaults() {
    assertEquals(20_000_000, new WatchdogTimings().conclude().patienceFloorNs());
  }

  @Test
  void shouldNameTheSettingsWhoseRelationIsWrong() {
    assertEquals(
        "patienceFloorNs 1500000 must not be below twice ownStallNs (2000000)",
        refusal(new WatchdogTimings().patienceFloorNs(1_500_000)));
    assertTrue(refusal(new WatchdogTimings().patienceCeilingNs(1)).startsWith("patienceCeilingNs"));
    assertTrue(refusal(new WatchdogTimings().ownStallNs(100_000)).contains("heartbeatIntervalNs"));
    assertTrue(refusal(new WatchdogTimings().startPatienceNs(5)).startsWith("startPatienceNs"));
    assertTrue(refusal(new WatchdogTimings().keepAliveIntervalNs(5)).contains("tellIntervalNs"));
    assertTrue(refusal(new WatchdogTimings().progressTimeoutNs(5)).contains("patienceFloorNs"));
    assertTrue(refusal(new WatchdogTimings().heartbeatIntervalNs(0)).contains("above 0"));
    assertTrue(refusal(new WatchdogTimings().patienceMargin(0.5)).contains("from 1 to 1000"));
    assertTrue(refusal(new WatchdogTimings().patienceQuantile(Double.NaN)).contains("Quantile"));
  }
}
