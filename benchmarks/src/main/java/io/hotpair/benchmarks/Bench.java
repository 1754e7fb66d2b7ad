package io.hotpair.benchmarks;

import io.hotpair.benchmarks.cli.CompareCommand;
import io.hotpair.benchmarks.cli.CostCommand;
import io.hotpair.benchmarks.cli.DurabilityCommand;
import io.hotpair.benchmarks.cli.Errors;
import io.hotpair.benchmarks.cli.FailoverCommand;
import io.hotpair.benchmarks.cli.FloorCommand;
import io.hotpair.benchmarks.cli.LatencyCommand;
import io.hotpair.benchmarks.cli.MicroCommand;
import io.hotpair.benchmarks.cli.ReportCommand;
import io.hotpair.benchmarks.cli.StagesCommand;
import io.hotpair.benchmarks.cli.ThroughputCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code hotpair bench}. */
@Command(
    name = "hotpair bench",
    description = "Measures Hotpair, its floor and its peers on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MicroCommand.class,
      LatencyCommand.class,
      FloorCommand.class,
      DurabilityCommand.class,
      ThroughputCommand.class,
      FailoverCommand.class,
      CompareCommand.class,
      CostCommand.class,
      StagesCommand.class,
      ReportCommand.class
    })
public final class Bench {
  private Bench() {}

  /**
   * Runs a command and ends the process with its exit code: 0 if all is well, 1 if something
   * failed, 2 if an option is wrong.
   *
   * @param arguments command and options.
   */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Errors::onWrongParameter)
            .setExecutionExceptionHandler(Errors::onFailure)
            .execute(arguments));
  }
}
