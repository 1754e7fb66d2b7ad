package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LevelJudgeTest {
  private static final long MIB = 1L << 20;
  private static final int SAMPLES = 30;

  private static List<String> problems(LongUnaryOperator journalMib, LongUnaryOperator memoryMib) {
    List<SoakSample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      NodeUsage usage =
          new NodeUsage(
              journalMib.applyAsLong(i) * MIB, 10 * MIB, memoryMib.applyAsLong(i) * MIB, 0, 3, 2);
      samples.add(new SoakSample(i, 100, new Histogram(3), Map.of("A", usage)));
    }
    return new LevelJudge(samples, 5 * MIB).problems();
  }

  @Test
  void shouldFindASawtoothLevel() {
    assertEquals(List.of(), problems(i -> 100 + i % 6 * 20, i -> 300 + i % 4));
  }

  @Test
  void shouldNotMindWhatGrowsInTheFirstThirdOnly() {
    assertEquals(List.of(), problems(i -> Math.min(i, 9) * 50, i -> 200 + Math.min(i, 9) * 30));
  }

  @Test
  void shouldFindADiskThatFills() {
    List<String> problems = problems(i -> 100 + i * 20, i -> 300);
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("node A's disk use"), problems.get(0));
  }

  @Test
  void shouldFindALeakOfMemory() {
    List<String> problems = problems(i -> 100, i -> 300 + i * 10);
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("node A's memory"), problems.get(0));
  }

  @Test
  void shouldNotJudgeByTooFewSamples() {
    NodeUsage usage = new NodeUsage(1, 1, 1, 1, 1, 1);
    SoakSample sample = new SoakSample(1, 1, new Histogram(3), Map.of("A", usage));
    assertTrue(new LevelJudge(List.of(sample), 1).problems().get(0).contains("too few"));
  }
}
