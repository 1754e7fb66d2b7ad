package io.hotpair.engine.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TimingPropertiesTest {
  private final Properties properties = new Properties();

  @Test
  void shouldSetWhatIsGivenAndKeepTheRest() {
    properties.setProperty("hotpair.watchdog.patienceFloorNs", "5_000_000");
    properties.setProperty("hotpair.watchdog.patienceMargin", "1.5");
    WatchdogTimings timings = TimingProperties.apply(properties, new WatchdogTimings());
    assertEquals(5_000_000, timings.patienceFloorNs());
    assertEquals(1.5, timings.patienceMargin());
    assertEquals(new WatchdogTimings().ownStallNs(), timings.ownStallNs());
  }

  @Test
  void shouldTakeEveryNameThatItLists() {
    TimingProperties.names().forEach(name -> properties.setProperty(name, "7"));
    WatchdogTimings timings = TimingProperties.apply(properties, new WatchdogTimings());
    assertEquals(15, TimingProperties.names().size());
    assertEquals(7, timings.heartbeatIntervalNs());
    assertEquals(7, timings.patienceFloorNs());
    assertEquals(7, timings.patienceCeilingNs());
    assertEquals(7, timings.patienceWindowNs());
    assertEquals(7, timings.warmUpGaps());
    assertEquals(7, timings.startPatienceNs());
    assertEquals(7, timings.ownStallNs());
    assertEquals(7, timings.penaltyDecayNs());
    assertEquals(7, timings.progressTimeoutNs());
    assertEquals(7, timings.tellIntervalNs());
    assertEquals(7, timings.keepAliveIntervalNs());
    assertEquals(7, timings.patienceMargin());
    assertEquals(7, timings.patienceQuantile());
    assertEquals(7, timings.disagreeFactor());
    assertEquals(7, timings.penaltyMaxFactor());
  }

  @Test
  void shouldNameThePropertyWhoseValueIsNoNumber() {
    properties.setProperty("hotpair.watchdog.ownStallNs", "1ms");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> TimingProperties.apply(properties, new WatchdogTimings()));
    assertTrue(e.getMessage().startsWith("hotpair.watchdog.ownStallNs=1ms is not a whole number"));
  }
}
