package io.hotpair.benchmarks.cli;

import io.hotpair.benchmarks.result.IncompleteException;
import io.hotpair.engine.config.SettingsException;
import io.hotpair.engine.process.CommandException;
import io.hotpair.transport.TransportException;
import picocli.CommandLine;

/** What is said when a command fails: one line if the message is meant for people. */
public final class Errors {
  private Errors() {}

  /**
   * A wrong option.
   *
   * @param error with the reason.
   * @param arguments as given.
   * @return exit code.
   */
  public static int onWrongParameter(CommandLine.ParameterException error, String[] arguments) {
    error
        .getCommandLine()
        .getErr()
        .println(
            "hotpair: "
                + error.getMessage()
                + "; '"
                + error.getCommandLine().getCommandSpec().qualifiedName()
                + " --help' lists all");
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * A failure.
   *
   * @param error of the command.
   * @param command that failed.
   * @param parsed as given.
   * @return exit code.
   */
  public static int onFailure(
      Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    boolean isUsage =
        error instanceof IllegalArgumentException || error instanceof SettingsException;
    boolean isTold =
        error instanceof CommandException
            || error instanceof IncompleteException
            || error instanceof TransportException;
    if (isUsage || isTold) {
      command.getErr().println("hotpair: " + error.getMessage());
    } else {
      command.getErr().println("hotpair: unexpected: " + error);
      error.printStackTrace(command.getErr());
    }
    return isUsage ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }
}
