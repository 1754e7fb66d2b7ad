package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.events.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Short drills with real processes: whatever is killed, nothing is lost. */
@Timeout(300)
class DrillIT {
  @TempDir private Path directory;

  @Test
  void shouldLoseNothingWhenThePrimaryIsKilled() throws IOException {
    Map<String, Object> verdict = drill("--kill", "primary");
    assertEquals(1, failovers(verdict).size());
    assertEquals("primary", failovers(verdict).get(0).get("role"));
    assertTrue(((List<?>) verdict.get("epochs")).size() >= 2, verdict.toString());
  }

  @Test
  void shouldLoseNothingWhenTheHotNodeIsKilledUnderTheKeyValueService() throws IOException {
    Path history = directory.resolve("history.jsonl");
    Map<String, Object> verdict =
        drill("--kill", "hot", "--service", "kv", "--history", history.toString());
    assertEquals("hot", failovers(verdict).get(0).get("role"));
    List<String> lines = Files.readAllLines(history);
    assertEquals(verdict.get("offered"), (long) lines.size());
    Map<String, Object> first = JsonReader.object(lines.get(0));
    assertEquals(1L, first.get("seq"));
    assertTrue((long) first.get("completeNs") > (long) first.get("invokeNs"), lines.get(0));
  }

  @Test
  void shouldLoseNothingWhenTheWatchdogIsKilledOverUnicast() throws IOException {
    Map<String, Object> verdict = drill("--kill", "watchdog", "--channel", "unicast");
    assertEquals("watchdog", failovers(verdict).get(0).get("role"));
  }

  private Map<String, Object> drill(String... options) throws IOException {
    Path json = directory.resolve("verdict.json");
    List<String> arguments = new ArrayList<>(List.of("drill", "--json", json.toString()));
    arguments.addAll(List.of("--dir", directory.resolve("drill").toString()));
    arguments.addAll(List.of("--rate", "5000", "--count", "20000", "--restart-after", "100"));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.out() + run.err());
    Map<String, Object> verdict = JsonReader.object(Files.readString(json).strip());
    assertEquals(true, verdict.get("ok"));
    assertEquals(verdict.get("offered"), verdict.get("answered"));
    assertEquals(0L, verdict.get("lost"));
    assertEquals(0L, verdict.get("repeated"));
    assertEquals(0L, verdict.get("mismatched"));
    Map<?, ?> digests = (Map<?, ?>) verdict.get("digests");
    assertEquals(1, digests.values().stream().distinct().count(), digests.toString());
    return verdict;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> failovers(Map<String, Object> verdict) {
    return (List<Map<String, Object>>) verdict.get("failovers");
  }
}
