package io.hotpair.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs worlds. */
public final class Simulator {
  private static final String SAME_TRACE = "same-seed-same-trace";

  private Simulator() {}

  /**
   * Runs a range of seeds.
   *
   * @param options which, and how.
   * @param onResult told of every world when it is over; from several threads if there are several.
   * @return what became of them.
   */
  public static SimulationReport run(SimulationOptions options, Consumer<WorldResult> onResult) {
    SimulationReport report = new SimulationReport();
    AtomicLong next = new AtomicLong(options.from());
    long begunNs = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < options.threads(); i++) {
      Thread thread = new Thread(() -> runSome(options, next, report, onResult), "simulator-" + i);
      thread.start();
      threads.add(thread);
    }
    runSome(options, next, report, onResult);
    for (Thread thread : threads) {
      join(thread);
    }
    report.took(System.nanoTime() - begunNs);
    return report;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while worlds were running", e);
    }
  }

  private static void runSome(
      SimulationOptions options,
      AtomicLong next,
      SimulationReport report,
      Consumer<WorldResult> onResult) {
    long end = options.from() + options.seeds();
    for (long seed; (seed = next.getAndIncrement()) < end; ) {
      WorldResult result = run(seed, options.nodes(), options.faults(), Sabotage.NONE, 0);
      if (options.isTwice()) {
        WorldResult second = run(seed, options.nodes(), options.faults(), Sabotage.NONE, 0);
        result = same(result, second);
      }
      report.add(result, options.isTwice() ? 2 : 1);
      onResult.accept(result);
    }
  }

  private static WorldResult same(WorldResult first, WorldResult second) {
    if (first.isFailed() || first.traceDigest() == second.traceDigest()) {
      return first;
    }
    return new WorldResult(
        first.seed(),
        first.nodes(),
        new Violation(SAME_TRACE, "two runs of seed " + first.seed() + " differ"),
        first.traceDigest(),
        first.simulatedNs(),
        first.answered(),
        first.views(),
        first.mix(),
        first.trace());
  }

  /**
   * Runs one world and keeps its trace.
   *
   * @param seed that makes it.
   * @param nodes 2 or 3.
   * @param faults what may go wrong.
   * @param events how many of the last events are kept.
   * @return what became of it.
   */
  public static WorldResult trace(long seed, int nodes, Set<Fault> faults, int events) {
    return run(seed, nodes, faults, Sabotage.NONE, events);
  }

  /**
   * Runs one world with a deliberate break.
   *
   * @param seed that makes it.
   * @param nodes 2 or 3.
   * @param faults what may go wrong beside it.
   * @param what is broken.
   * @param events how many of the last events are kept; 0 for none.
   * @return what became of it.
   */
  public static WorldResult broken(
      long seed, int nodes, Set<Fault> faults, Break what, int events) {
    return run(seed, nodes, faults, what.newSabotage(), events);
  }

  private static WorldResult run(
      long seed, int nodes, Set<Fault> faults, Sabotage sabotage, int events) {
    Trace trace = new Trace(events);
    World world = new World(seed, nodes, faults, sabotage, trace);
    Violation violation = null;
    try {
      world.run();
    } catch (Violation e) {
      violation = e;
    }
    return new WorldResult(
        seed,
        nodes,
        violation,
        trace.digest(),
        world.nowNs(),
        world.history().answered(),
        world.watchdog().view().version(),
        world.swarm().toString(),
        trace.lines());
  }
}
