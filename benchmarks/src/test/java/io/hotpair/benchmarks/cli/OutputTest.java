package io.hotpair.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.benchmarks.result.IncompleteException;
import io.hotpair.benchmarks.result.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OutputTest {
  @TempDir private Path directory;

  @Test
  void shouldWriteWhatWasFoundAndFailIfARunEndedEarly() throws IOException {
    Path json = directory.resolve("found.json");
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new Interrupted());
    command.setErr(new PrintWriter(errors, true));
    command.setExecutionExceptionHandler(Errors::onFailure);
    assertEquals(CommandLine.ExitCode.SOFTWARE, command.execute("--json", json.toString()));
    assertEquals("hotpair: peer run 1 ended early: no answer", errors.toString().strip());
    assertTrue(Files.readString(json).contains("\"gap µs\""));
  }

  /** Finds one thing, and not all. */
  @Command(name = "interrupted")
  static final class Interrupted implements Callable<Integer> {
    @Mixin private Output output;

    @Override
    public Integer call() {
      return output.carryOut(
          List.of(),
          systems -> {
            throw new IncompleteException(
                "peer run 1 ended early: no answer",
                List.of(
                    new RunResult("peer", "1/s", 1, Map.of("gap µs", 7.0), List.of(), List.of())));
          });
    }
  }
}
