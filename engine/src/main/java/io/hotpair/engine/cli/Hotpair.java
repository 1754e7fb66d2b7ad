package io.hotpair.engine.cli;

import io.hotpair.engine.tools.JournalCommand;
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
      NodeCommand.class,
      WatchdogCommand.class,
      SettingsCommand.class,
      JournalCommand.class
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
    System.exit(execute(arguments));
  }

  /**
   * Runs a command.
   *
   * @param arguments command and options.
   * @return exit code.
   */
  static int execute(String... arguments) {
    return new CommandLine(new Hotpair())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(OneLineErrors::onWrongParameter)
        .setExecutionExceptionHandler(OneLineErrors::onFailure)
        .execute(arguments);
  }
}
