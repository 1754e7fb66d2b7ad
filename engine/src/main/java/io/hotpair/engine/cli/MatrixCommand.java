package io.hotpair.engine.cli;

import io.hotpair.engine.drill.Matrix;
import io.hotpair.engine.drill.MatrixPlan;
import io.hotpair.engine.process.EndSignals;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the fault matrix. */
@Command(
    name = "matrix",
    description = {
      "Runs drills with every fault that the drill knows, two clients each, and prints a table.",
      "The exit code is 0 only if every run's verdict holds, and every history of the key-value"
          + " service is linearizable. Faults of links need Linux and root."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class MatrixCommand implements Callable<Integer> {
  private static final int MAX_RUNS = 10_000;
  private static final long MAX_RATE = 100_000;
  private static final int INTERRUPTED_EXIT = 130;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions options;

  @Option(names = "--runs", description = "How often each fault is done.", defaultValue = "20")
  private int runs;

  @Option(
      names = "--cells",
      paramLabel = "LIST",
      description =
          "Only cells with one of these in their names, such as kill:,cut:primary-hot/kv.",
      defaultValue = "")
  private String cells;

  @Option(names = "--quick", description = "Only a few cells.")
  private boolean isQuick;

  @Option(names = "--rate", description = "Operations per second.", defaultValue = "2000")
  private long rate;

  @Option(names = "--seed", description = "Seed of the first drill.", defaultValue = "1")
  private long seed;

  @Option(
      names = "--dir",
      description = "Where failed runs are kept. Default: a new one in ./hotpair-drill.")
  private Path directory;

  @Override
  public Integer call() throws Exception {
    require(runs >= 1 && runs <= MAX_RUNS, "--runs " + runs, "1 to " + MAX_RUNS);
    require(rate >= 1 && rate <= MAX_RATE, "--rate " + rate, "1 to " + MAX_RATE);
    Thread self = Thread.currentThread();
    EndSignals.handle(self::interrupt);
    MatrixPlan plan =
        new MatrixPlan(
            runs, isQuick, cells, rate, seed, directory(), options.settingsForThisMachine());
    try {
      return Matrix.run(plan, spec.commandLine().getOut()) ? 0 : 1;
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("hotpair: interrupted; all its processes were ended");
      return INTERRUPTED_EXIT;
    }
  }

  private Path directory() {
    if (directory != null) {
      return directory.toAbsolutePath().normalize();
    }
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .format(LocalDateTime.now(ZoneId.systemDefault()));
    return Path.of("hotpair-drill", "matrix-" + time).toAbsolutePath();
  }

  private void require(boolean isInRange, String what, String range) {
    OptionChecks.require(spec, isInRange, what, range);
  }
}
