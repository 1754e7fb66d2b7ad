package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.report.HtmlReport;
import io.hotpair.benchmarks.report.Markdown;
import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.Json;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A page with plots. */
@Command(
    name = "report",
    description =
        "One HTML page with plots, which needs no network, and a Markdown table, out of the JSON"
            + " files of earlier commands.",
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "JSON", description = "What --json wrote.")
  private List<Path> files;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "The page. Default: ${DEFAULT-VALUE}.",
      defaultValue = "hotpair-bench.html")
  private Path html;

  @Option(names = "--markdown", paramLabel = "FILE", description = "The tables.")
  private Path markdown;

  @Override
  public Integer call() {
    Json json = new Json();
    List<BenchResult> results = files.stream().map(json::read).toList();
    StringBuilder tables = new StringBuilder();
    results.forEach(result -> tables.append(Markdown.of(result)).append('\n'));
    write(html, new HtmlReport(json).of(results));
    if (markdown != null) {
      write(markdown, tables.toString());
    }
    spec.commandLine().getOut().println(html.toAbsolutePath());
    return 0;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
