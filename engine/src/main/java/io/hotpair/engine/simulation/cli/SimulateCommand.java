package io.hotpair.engine.simulation.cli;

import io.hotpair.engine.simulation.Break;
import io.hotpair.engine.simulation.BreakResult;
import io.hotpair.engine.simulation.Fault;
import io.hotpair.engine.simulation.SimulationOptions;
import io.hotpair.engine.simulation.SimulationReport;
import io.hotpair.engine.simulation.Simulator;
import io.hotpair.engine.simulation.WorldResult;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs simulated worlds, or the table of deliberate breaks. Exit code 0 only if all is well. */
@Command(
    name = "simulate",
    description = {
      "Runs the production protocol through hostile worlds, one per seed, and checks every promise",
      "after every step. Exit code 0 only if no world failed (with --breaks: if each was caught)."
    },
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_FAILURES_SHOWN = 5;
  private static final long PROGRESS_INTERVAL = 5_000;

  @Option(
      names = "--seeds",
      description = "How many seeds (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private long seeds;

  @Option(
      names = "--from",
      description = "The first seed (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long from;

  @Option(
      names = "--nodes",
      description = "Nodes of a world, 2 or 3 (default: both, one after the other).")
  private Integer nodes;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description =
          "What may go wrong; each world has its own mix (default: all): ${COMPLETION-CANDIDATES}.")
  private List<Fault> faults = List.of();

  @Option(
      names = "--threads",
      description = "Worlds at the same time (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int threads;

  @Option(
      names = "--twice",
      negatable = true,
      fallbackValue = "true",
      defaultValue = "true",
      description =
          "Run each seed twice and compare the traces' digests (default: ${DEFAULT-VALUE}).")
  private boolean isTwice;

  @Option(
      names = "--trace",
      description =
          "How many of the last events of a failed world are shown (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int events;

  @Option(
      names = "--breaks",
      description =
          "Break one rule after the other on purpose, and show how many seeds it takes to catch"
              + " each; --seeds is the most that are tried (20000 is enough for all).")
  private boolean isBreaks;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public SimulateCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int[] counts = nodes == null ? new int[] {2, 3} : new int[] {nodes};
    boolean isWell = true;
    if (isBreaks) {
      return showBreaks(out, counts) ? 0 : 1;
    }
    for (int count : counts) {
      isWell &= simulate(out, count);
    }
    return isWell ? 0 : 1;
  }

  private boolean simulate(PrintWriter out, int count) {
    SimulationOptions options = options(count);
    AtomicLong done = new AtomicLong();
    SimulationReport report =
        Simulator.run(
            options,
            result -> {
              if (result.isFailed()) {
                out.println(oneLine(result));
                out.flush();
              } else if (done.incrementAndGet() % PROGRESS_INTERVAL == 0) {
                out.printf("%d nodes: %d of %d seeds%n", count, done.get(), seeds);
                out.flush();
              }
            });
    List<WorldResult> failures = report.failures();
    for (int i = 0; i < Math.min(MOST_FAILURES_SHOWN, failures.size()); i++) {
      show(out, Simulator.trace(failures.get(i).seed(), count, options.faults(), events));
    }
    out.printf("%d nodes, seeds %d to %d: %s%n", count, from, from + seeds - 1, report.summary());
    out.flush();
    return failures.isEmpty();
  }

  private SimulationOptions options(int count) {
    Set<Fault> allowed = faults.isEmpty() ? Fault.all() : EnumSet.copyOf(faults);
    try {
      return new SimulationOptions(from, seeds, count, allowed, threads, isTwice);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static String oneLine(WorldResult result) {
    return String.format(
        "seed %d with %d nodes: %s",
        result.seed(), result.nodes(), result.violation().getMessage());
  }

  private static void show(PrintWriter out, WorldResult result) {
    out.println();
    if (result.isFailed()) {
      out.println(oneLine(result));
    }
    out.println(result.mix());
    result.trace().forEach(out::println);
    out.printf(
        "again: hotpair simulate --from %d --seeds 1 --nodes %d --trace 400%n%n",
        result.seed(), result.nodes());
  }

  private boolean showBreaks(PrintWriter out, int[] counts) {
    out.printf("%-50s %-12s %-7s  %6s  %s%n", "break", "rule", "worlds", "seeds", "caught by");
    boolean isEachCaught = true;
    for (Break what : Break.values()) {
      int[] fitting = Arrays.stream(counts).filter(n -> n >= what.leastNodes()).toArray();
      boolean isCaught = fitting.length == 0;
      for (int count : fitting) {
        BreakResult result = BreakResult.search(what, count, from, seeds);
        isCaught |= result.isCaught();
        out.println(result);
        out.flush();
      }
      isEachCaught &= isCaught;
    }
    out.println(isEachCaught ? "each break is caught" : "NOT EVERY BREAK IS CAUGHT");
    out.flush();
    return isEachCaught;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "simulate %d seeds from %d", seeds, from);
  }
}
