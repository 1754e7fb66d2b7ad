package io.hotpair.engine.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command run within the test's process.
 *
 * @param exitCode of the command.
 * @param out what it printed.
 * @param err what it said went wrong.
 */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Hotpair.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
