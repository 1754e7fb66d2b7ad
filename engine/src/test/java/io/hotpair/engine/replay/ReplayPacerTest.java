package io.hotpair.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayPacerTest {
  private long nowNs = 5_000;
  private long parkedNs;

  private ReplayPacer pacer(String speed) {
    return new ReplayPacer(
        ReplaySpeed.parse(speed),
        () -> nowNs,
        ns -> {
          parkedNs += ns;
          nowNs += ns;
        });
  }

  @Test
  void shouldWaitForTheRecordedTimeToPass() {
    ReplayPacer pacer = pacer("recorded");
    pacer.await(1_000_000);
    pacer.await(1_000_300);
    assertEquals(300, parkedNs);
    nowNs += 1_000;
    pacer.await(1_000_400);
    assertEquals(300, parkedNs);
  }

  @Test
  void shouldScaleTheRecordedTime() {
    ReplayPacer pacer = pacer("x2");
    pacer.await(0);
    pacer.await(1_000);
    assertEquals(500, parkedNs);
    pacer = pacer("x0.5");
    pacer.await(0);
    pacer.await(1_000);
    assertEquals(2_500, parkedNs);
  }

  @Test
  void shouldNeverWaitAtFullSpeed() {
    ReplayPacer pacer = pacer("full");
    pacer.await(0);
    pacer.await(Long.MAX_VALUE);
    assertEquals(0, parkedNs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "2", "x", "x0", "x-1", "xNaN", "xInfinity", "x1e10"})
  void shouldRefuseWhatIsNoSpeed(String text) {
    assertThrows(IllegalArgumentException.class, () -> ReplaySpeed.parse(text));
  }
}
