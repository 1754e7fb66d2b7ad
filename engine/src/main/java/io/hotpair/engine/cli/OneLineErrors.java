package io.hotpair.engine.cli;

import io.hotpair.engine.config.SettingsException;
import io.hotpair.engine.drill.lab.LabException;
import io.hotpair.engine.flow.FlowException;
import io.hotpair.engine.linearizability.HistoryException;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import io.hotpair.journal.JournalException;
import io.hotpair.transport.TransportException;
import picocli.CommandLine;

/** Tells people what went wrong in one line; a stack trace only where the program is at fault. */
final class OneLineErrors {
  private OneLineErrors() {}

  static int onWrongParameter(CommandLine.ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    print(
        command,
        line(error) + "; '" + command.getCommandSpec().qualifiedName() + " --help' lists all");
    return CommandLine.ExitCode.USAGE;
  }

  static int onFailure(Exception error, CommandLine command, CommandLine.ParseResult parseResult) {
    if (error instanceof SettingsException) {
      print(command, line(error));
      return CommandLine.ExitCode.USAGE;
    }
    if (isForPeople(error)) {
      print(command, line(error));
    } else {
      print(command, "unexpected: " + error);
      error.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isForPeople(Throwable error) {
    return error instanceof CommandException
        || error instanceof FlowException
        || error instanceof HistoryException
        || error instanceof JournalException
        || error instanceof LabException
        || error instanceof RegisterException
        || error instanceof TransportException;
  }

  /** An error's message on one line; its kind as well if the message was not meant for people. */
  static String describe(Throwable error) {
    return isForPeople(error) ? line(error) : error.getClass().getSimpleName() + ": " + line(error);
  }

  private static String line(Throwable error) {
    return String.valueOf(error.getMessage()).replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  private static void print(CommandLine command, String message) {
    command.getErr().println("hotpair: " + message);
    command.getErr().flush();
  }
}
