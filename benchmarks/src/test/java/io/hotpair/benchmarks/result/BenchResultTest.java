package io.hotpair.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchResultTest {
  private static final Machine MACHINE =
      new Machine("processor", 2, 1024, "Linux", "17", "2026-01-01T00:00:00Z", 0.1);

  private static RunResult run(String system, int number, double p50) {
    return new RunResult(
        system,
        "10,000/s",
        number,
        Map.of("p50 µs", p50),
        List.of(new double[] {50, p50}),
        List.of());
  }

  private static BenchResult result(List<RunResult> runs) {
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    settings.put("hotpair", Map.of("threads", "shared"));
    settings.put("peer", Map.of());
    return BenchResult.of("bench compare", MACHINE, settings, runs);
  }

  @Test
  void shouldDivideTheFirstSystemsMedianByTheOthers() {
    BenchResult result =
        result(
            List.of(
                run("hotpair", 1, 10),
                run("peer", 1, 100),
                run("peer", 2, 300),
                run("hotpair", 2, 90),
                run("hotpair", 3, 20),
                run("peer", 3, 40)));
    assertEquals(20, result.median("hotpair", "10,000/s", "p50 µs"));
    assertEquals(1, result.ratios().size());
    assertEquals(0.2, result.ratios().get(0).ratio(), 1e-9);
    assertEquals("peer", result.ratios().get(0).other());
  }

  @Test
  void shouldKeepTheSpreadOfTheRuns() {
    BenchResult result =
        result(List.of(run("hotpair", 1, 10), run("hotpair", 2, 90), run("hotpair", 3, 20)));
    Spread spread = result.spreads().get(0);
    assertEquals(10, spread.least());
    assertEquals(90, spread.most());
    assertEquals(3, spread.runs());
  }

  @Test
  void shouldTakeTheMeanOfTheMiddleWhenTheCountIsEven() {
    assertEquals(15, Spread.median(List.of(20.0, 10.0, 5.0, 90.0)));
  }

  @Test
  void shouldReadBackWhatItWrote(@TempDir Path directory) {
    BenchResult written = result(List.of(run("hotpair", 1, 10), run("peer", 1, 100)));
    Path file = directory.resolve("result.json");
    new Json().write(written, file);
    BenchResult read = new Json().read(file);
    assertEquals(written.machine(), read.machine());
    assertEquals(written.spreads(), read.spreads());
    assertEquals(written.ratios(), read.ratios());
    assertEquals(written.settings(), read.settings());
    assertArrayEquals(new double[] {50, 10}, read.runs().get(0).curve().get(0));
  }

  @Test
  void shouldNameTheFileThatIsNoResult(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("other.json");
    Files.writeString(file, "[1, 2");
    CommandException error = assertThrows(CommandException.class, () -> new Json().read(file));
    assertTrue(error.getMessage().contains("other.json"), error.getMessage());
  }
}
