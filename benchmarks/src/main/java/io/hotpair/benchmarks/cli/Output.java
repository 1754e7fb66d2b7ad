package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.report.Markdown;
import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.IncompleteException;
import io.hotpair.benchmarks.result.Json;
import io.hotpair.benchmarks.result.Machine;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.rig.Progress;
import io.hotpair.benchmarks.system.BenchSystem;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a rig's command says what it found. */
final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything for machines.")
  private Path json;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  Progress progress() {
    return new Progress(out);
  }

  int carryOut(List<BenchSystem> systems, Function<List<BenchSystem>, List<RunResult>> rig) {
    Machine machine = Machine.here();
    out.println("machine: " + machine.line());
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    systems.forEach(
        system -> {
          settings.put(system.name(), system.settings());
          out.println(system.name() + ": " + system.settings());
        });
    String command = String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    try {
      show(BenchResult.of("bench " + command, machine, settings, rig.apply(systems)));
      return 0;
    } catch (IncompleteException e) {
      show(BenchResult.of("bench " + command, machine, settings, e.results()));
      throw e;
    }
  }

  private void show(BenchResult result) {
    out.println();
    out.print(Markdown.of(result));
    if (json != null) {
      new Json().write(result, json);
    }
  }
}
