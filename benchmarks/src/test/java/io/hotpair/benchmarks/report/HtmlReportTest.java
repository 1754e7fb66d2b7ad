package io.hotpair.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.Json;
import io.hotpair.benchmarks.result.Machine;
import io.hotpair.benchmarks.result.RunResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
  private static RunResult run(String system, int number, double scale) {
    return new RunResult(
        system,
        "<b>/s",
        number,
        Map.of("p50 µs", scale, "p99 µs", 3 * scale),
        List.of(
            new double[] {50, scale}, new double[] {99, 3 * scale}, new double[] {100, 9 * scale}),
        List.of(new double[] {0, scale, 2 * scale, 10}));
  }

  @Test
  void shouldTakeTheMedianCurveOfTheRunsAndLeaveTheMaximumOut() {
    List<double[]> curve =
        Plots.medianCurve(List.of(run("a", 1, 1), run("a", 2, 5), run("a", 3, 2)));
    assertEquals(2, curve.size());
    assertArrayEquals(new double[] {2, 2}, curve.get(0), 1e-9);
    assertArrayEquals(new double[] {100, 6}, curve.get(1), 1e-9);
  }

  @Test
  void shouldMakeAPageThatLoadsNothing() {
    BenchResult result =
        BenchResult.of(
            "bench latency",
            new Machine("processor", 2, 1024, "Linux", "17", "2026-01-01T00:00:00Z", 0.1),
            Map.of("a", Map.of("k", "v")),
            List.of(run("a", 1, 1), run("a", 2, 2)));
    String page = new HtmlReport(new Json()).of(List.of(result));
    assertTrue(page.contains("Latency by percentile"), "the curve is missing");
    assertTrue(page.contains("echarts"), "the library is missing");
    assertFalse(page.contains("src=\"http"), "something is loaded");
    assertFalse(page.contains("<b>/s"), "text is not escaped");
  }
}
