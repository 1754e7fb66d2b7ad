package io.hotpair.engine.tools;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code journal}: parent of the tools that read a node's journal. */
@Command(
    name = "journal",
    description = "Reads a node's journal, whether the node runs or not, without disturbing it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      DumpCommand.class,
      VerifyCommand.class,
      ReplayCommand.class,
      DiffCommand.class,
      ExportCommand.class,
      StatCommand.class
    })
public final class JournalCommand implements Runnable {
  @Spec private CommandSpec spec;

  /**
   * The command by itself, as {@code hotpair journal}: wrong usage is told in one line.
   *
   * @return command line to execute.
   */
  public static CommandLine commandLine() {
    return new CommandLine(new JournalCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (error, arguments) -> {
              CommandLine command = error.getCommandLine();
              command
                  .getErr()
                  .println(
                      error.getMessage()
                          + " (see "
                          + command.getCommandSpec().qualifiedName()
                          + " --help)");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            });
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: ls, dump, verify, replay, diff, export or stat");
  }
}
