package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class WindowComparisonTest {
  private static SnapshotWindow window(boolean isWithSnapshots, int snapshots, long micros) {
    Histogram latencies = new Histogram(3);
    latencies.recordValueWithCount(micros * 1_000, 100);
    return new SnapshotWindow(isWithSnapshots, snapshots, latencies);
  }

  @Test
  void shouldHoldWhenTheMedianWithSnapshotsIsWithinTheSpreadWithout() {
    WindowComparison comparison =
        new WindowComparison(
            List.of(
                window(false, 0, 100),
                window(true, 2, 110),
                window(true, 2, 900),
                window(false, 0, 120),
                window(false, 0, 90),
                window(true, 1, 100)));
    assertEquals(List.of(), comparison.problems());
    String p99 = comparison.lines().get(1);
    assertTrue(p99.startsWith("p99 "), p99);
    assertTrue(p99.contains("without 100 (90 to 120) µs, with 110 (100 to 900) µs: 1.1"), p99);
  }

  @Test
  void shouldFailWhenTheMedianWithSnapshotsIsWorseThanAnyWithout() {
    WindowComparison comparison =
        new WindowComparison(
            List.of(
                window(false, 0, 100),
                window(true, 2, 140),
                window(true, 2, 150),
                window(false, 0, 120)));
    assertTrue(comparison.problems().get(0).contains("p99 is worse"));
  }

  @Test
  void shouldFailWhenNoSnapshotWasTakenInAWindowThatIsForIt() {
    WindowComparison comparison =
        new WindowComparison(List.of(window(false, 0, 100), window(true, 0, 100)));
    assertTrue(comparison.problems().get(0).contains("none was taken"));
  }
}
