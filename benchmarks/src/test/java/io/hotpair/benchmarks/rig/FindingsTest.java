package io.hotpair.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.benchmarks.result.IncompleteException;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.engine.process.CommandException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Findings findings =
      new Findings(new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));

  @Test
  void shouldGiveAllResultsInOrder() {
    findings.run("hotpair run 1", () -> findings.add(result("hotpair")));
    findings.run("peer run 1", () -> findings.add(result("peer")));
    assertEquals(List.of("hotpair", "peer"), systems(findings.all()));
  }

  @Test
  void shouldKeepWhatWasFoundBeforeARunEndedEarlyAndTheRunsAfterIt() {
    findings.run(
        "peer run 1",
        () -> {
          findings.add(result("peer"));
          throw new CommandException("not within 90 s: the return of node 0");
        });
    findings.run("hotpair run 1", () -> findings.add(result("hotpair")));
    IncompleteException e = assertThrows(IncompleteException.class, findings::all);
    assertEquals(List.of("peer", "hotpair"), systems(e.results()));
    String trouble = "peer run 1 ended early: not within 90 s: the return of node 0";
    assertEquals(trouble, e.getMessage());
    assertTrue(said.toString(StandardCharsets.UTF_8).contains(trouble));
  }

  @Test
  void shouldNotSwallowAFaultOfItsOwn() {
    assertThrows(
        IllegalStateException.class,
        () ->
            findings.run(
                "hotpair run 1",
                () -> {
                  throw new IllegalStateException("a fault");
                }));
  }

  private static RunResult result(String system) {
    return new RunResult(system, "1/s", 1, Map.of("gap µs", 1.0), List.of(), List.of());
  }

  private static List<String> systems(List<RunResult> results) {
    return results.stream().map(RunResult::system).toList();
  }
}
