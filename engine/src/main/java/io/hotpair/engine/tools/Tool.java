package io.hotpair.engine.tools;

import io.hotpair.engine.snapshot.SnapshotException;
import io.hotpair.journal.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the body of a tool, and tells what went wrong in one line. */
final class Tool {
  static final int FINE = ExitCode.OK;
  static final int FAILED = ExitCode.SOFTWARE;

  /** What a tool does. */
  @FunctionalInterface
  interface Body {
    /** Does it; returns the exit code. */
    int run() throws IOException;
  }

  private Tool() {}

  static int run(CommandSpec spec, Body body) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      return body.run();
    } catch (OutputClosedException e) {
      return FINE; // whoever reads the output has seen enough
    } catch (JournalException | SnapshotException | IllegalArgumentException e) {
      err.println(spec.qualifiedName() + ": " + e.getMessage());
    } catch (IOException e) {
      err.println(spec.qualifiedName() + ": " + e);
    } finally {
      spec.commandLine().getOut().flush();
      err.flush();
    }
    return FAILED;
  }
}
