package io.hotpair.engine.cli;

import io.hotpair.engine.simulation.cli.SimulateCommand;
import io.hotpair.engine.tools.JournalCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code hotpair}. */
@Command(
    name = "hotpair",
    description = "Keeps a trading engine alive: two hot replicas and a watchdog.",
    mixinStandardHelpOptions = true,
    version = "hotpair 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DrillCommand.class,
      MatrixCommand.class,
      SoakCommand.class,
      NodeCommand.class,
      WatchdogCommand.class,
      LoadCommand.class,
      StatusCommand.class,
      SnapshotCommand.class,
      JournalCommand.class,
      SimulateCommand.class,
      SettingsCommand.class
    })
public final class Hotpair {
  private Hotpair() {}

  /**
   * Runs a command and ends the process with its exit code: 0 if all is well, 1 if something
   * failed, 2 if an option or a setting is wrong.
   *
   * @param arguments command and options.
   */
  public static void main(String[] arguments) {
    System.exit(
        execute(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /**
   * Runs a command.
   *
   * @param out for results.
   * @param err for errors, one line each.
   * @param arguments command and options.
   * @return exit code.
   */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Hotpair())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(OneLineErrors::onWrongParameter)
        .setExecutionExceptionHandler(OneLineErrors::onFailure)
        .execute(arguments);
  }
}
