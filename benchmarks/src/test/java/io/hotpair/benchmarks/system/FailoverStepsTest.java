package io.hotpair.benchmarks.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailoverStepsTest {
  @Test
  void shouldMeasureEachStepFromTheOneBefore() {
    Map<String, Double> steps =
        new FailoverSteps(1_000).to("detection", 21_000).to("first answer", 24_500).micros();
    assertEquals(Map.of("detection", 20.0, "first answer", 3.5), steps);
    assertEquals(List.of("detection", "first answer"), List.copyOf(steps.keySet()));
  }

  @Test
  void shouldLeaveOutAnAnswerThatCameBeforeWhatItShouldFollow() {
    assertEquals(
        Map.of("detection", 20.0),
        new FailoverSteps(1_000).to("detection", 21_000).to("first answer", 7_000).micros());
  }

  @Test
  void shouldLeaveOutWhatIsMissing() {
    assertEquals(
        Map.of("first answer", 6.0),
        new FailoverSteps(1_000).to("detection", null).to("first answer", 7_000).micros());
  }
}
