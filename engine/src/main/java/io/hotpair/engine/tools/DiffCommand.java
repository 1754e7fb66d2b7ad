package io.hotpair.engine.tools;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two journals, or two replays. */
@Command(
    name = "diff",
    description = {
      "Finds the first record in which two journals differ, byte by byte; or, with --replays, the"
          + " first operation whose answer or state differs between two replays: of one journal,"
          + " because the service is not deterministic, or of two.",
      "Exit code 0 if they are equal, 1 if they differ or cannot be read."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "directory of a node")
  private Path left;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "directory of another node; with --replays A again by default")
  private Path right;

  @Mixin private ServiceOption service;

  @Option(names = "--replays", description = "compare what the service answers and its state")
  private boolean isReplays;

  @Option(
      names = "--prefix",
      description = "one may go on behind the end of the other, as a running node's does")
  private boolean isPrefixFine;

  @Override
  public Integer call() {
    if (right == null && !isReplays) {
      throw new ParameterException(spec.commandLine(), "give two directories, or --replays");
    }
    return Tool.run(spec, this::diff);
  }

  private int diff() {
    Path other = right == null ? left : right;
    Comparison result;
    try (ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), left)) {
      result =
          isReplays
              ? new ReplayDiff(left, other, service.choice()).compare(bar)
              : new RecordDiff(left, other, new RecordText(service.choice().codec())).compare(bar);
    }
    spec.commandLine().getOut().println(result.text());
    boolean isFine = result.isEqual() || (result.isPrefix() && isPrefixFine);
    return isFine ? Tool.FINE : Tool.FAILED;
  }
}
