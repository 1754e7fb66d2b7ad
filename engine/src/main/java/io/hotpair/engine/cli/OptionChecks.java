package io.hotpair.engine.cli;

import io.hotpair.engine.process.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses options that cannot be meant, before a command does anything. */
final class OptionChecks {
  private OptionChecks() {}

  /** Refuses a value that is out of its range, with the command's usage. */
  static void require(CommandSpec spec, boolean isInRange, String what, String range) {
    if (!isInRange) {
      throw new ParameterException(spec.commandLine(), what + ": must be " + range);
    }
  }

  /** Refuses a file that could not be written at the end; null is no file. */
  static void requireWritable(String option, Path file) {
    if (file == null) {
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent) || !Files.isWritable(parent) || Files.isDirectory(file)) {
      throw new CommandException(
          option + " " + file + " cannot be written: name a file in a directory that exists");
    }
  }
}
