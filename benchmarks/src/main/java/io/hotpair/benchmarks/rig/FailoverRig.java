package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.load.GapLog;
import io.hotpair.benchmarks.load.LoadFigures;
import io.hotpair.benchmarks.load.LoadPlan;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.system.BenchSystem;
import io.hotpair.benchmarks.system.RunningSystem;
import io.hotpair.engine.process.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * Hits a node at random moments of a load and looks at the gap between answers as the client sees
 * it. One thread, beside that of the load.
 */
public final class FailoverRig {
  private static final long TIMEOUT_S = 90;
  private static final long STEP_MS = 1;
  private static final long LEAST_AFTER_MS = 300;
  private static final long FLOWING_NS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Until then the watchdog is as patient as after any start (WatchdogTimings): not the usual. */
  private static final long LEAST_PAUSE_MS = 7_000;

  private static final int PAUSE_MS = 10_000;
  private static final long LONGEST_S = TimeUnit.HOURS.toSeconds(4);
  private static final double NS_PER_US = 1_000.0;
  private static final double NS_PER_MS = 1_000_000.0;

  private static final String GAP = "gap µs";
  private static final long LONGEST_GAP_NS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;

  private final LoadOptions options;
  private final FailoverPlan plan;
  private final Progress progress;
  private final Random random;

  /**
   * Creates it.
   *
   * @param options of the load.
   * @param plan what to do.
   * @param progress for people.
   */
  public FailoverRig(LoadOptions options, FailoverPlan plan, Progress progress) {
    this.options = options;
    this.plan = plan;
    this.progress = progress;
    random = new Random(options.seed());
  }

  /**
   * Runs all of it.
   *
   * @param systems in turn.
   * @return a result for each kill, and one with the losses of each run.
   * @throws io.hotpair.benchmarks.result.IncompleteException with the same, if a group did not
   *     answer or was not whole again in time, which ends that run only.
   */
  public List<RunResult> run(List<BenchSystem> systems) {
    Findings findings = new Findings(progress);
    Turns.forEach(
        systems,
        options.runs(),
        (system, run) ->
            findings.run(
                system.name() + " run " + run, () -> apart(() -> run(system, run, findings))));
    return findings.all();
  }

  /** In a thread of its own: in a lab it moves to the client's network namespace for good. */
  private static void apart(Runnable run) {
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                run.run();
              } catch (RuntimeException e) {
                failure.set(e);
              }
            },
            "bench-failover");
    thread.start();
    join(thread);
    throwIfAny(failure);
  }

  private void run(BenchSystem system, int run, Findings findings) {
    Histogram gaps = new Histogram(LONGEST_GAP_NS, DIGITS);
    try (Trial trial = Trial.start(system, options)) {
      AtomicReference<LoadFigures> figures = new AtomicReference<>();
      AtomicReference<RuntimeException> failure = new AtomicReference<>();
      Thread load = new Thread(() -> load(trial, figures, failure), "bench-load");
      load.start();
      RuntimeException trouble = null;
      try {
        pause((long) (options.warmUpSeconds() * 1000));
        for (int kill = 1; kill <= plan.repeat(); kill++) {
          hit(system, trial, (run - 1) * plan.repeat() + kill, failure, gaps, findings);
        }
      } catch (CommandException e) {
        trouble = e;
      } finally {
        trial.loop().finish();
        join(load);
      }
      throwIfAny(failure);
      long kept = trial.system().operationsKept();
      findings.add(whole(system, run, figures.get(), gaps, kept));
      throwIfAny(trouble);
    }
  }

  private void load(
      Trial trial,
      AtomicReference<LoadFigures> figures,
      AtomicReference<RuntimeException> failure) {
    try {
      figures.set(trial.loop().run(LoadPlan.of(plan.ratePerSecond(), 0, LONGEST_S)));
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void hit(
      BenchSystem system,
      Trial trial,
      int number,
      AtomicReference<RuntimeException> failure,
      Histogram histogram,
      Findings findings) {
    RunningSystem running = trial.system();
    GapLog gaps = trial.loop().gaps();
    int leader = awaitLeader(running, failure);
    int victim = plan.victim() == FailoverPlan.Victim.PRIMARY ? leader : other(leader);
    long killedAtNs = System.nanoTime();
    strike(running, victim);
    pause(LEAST_AFTER_MS);
    await(
        "answers after the " + plan.blow(),
        failure,
        () -> System.nanoTime() - gaps.lastAnswerNs() < FLOWING_NS);
    GapLog.Gap gap = gaps.longest(killedAtNs, System.nanoTime());
    Map<String, Double> figures = new LinkedHashMap<>();
    long gapNs = gap == null ? Trial.GAP_NS : gap.lengthNs();
    long answeredAtNs = gap == null ? killedAtNs + gapNs : gap.toNs();
    figures.put(GAP, gapNs / NS_PER_US);
    figures.put("from kill to answer µs", (answeredAtNs - killedAtNs) / NS_PER_US);
    running
        .steps(killedAtNs, victim, answeredAtNs)
        .forEach((step, micros) -> figures.put(step + " µs", micros));
    histogram.recordValue(gapNs);
    try {
      figures.put("rejoin ms", rejoin(running, victim, failure) / NS_PER_MS);
    } finally {
      // Without its last figure, if the node did not come back.
      findings.add(new RunResult(system.name(), label(), number, figures, List.of(), List.of()));
    }
  }

  /**
   * The leader at a random moment at which the group is whole. A node that was dropped during the
   * pause, rightly or not, may not be missed: nobody carries on if the only member is struck, and
   * whoever waits for answers before it starts that one again waits for good.
   */
  private int awaitLeader(RunningSystem running, AtomicReference<RuntimeException> failure) {
    do {
      await("all nodes in their places", failure, running::isWhole);
      pause(LEAST_PAUSE_MS + random.nextInt(PAUSE_MS));
    } while (!running.isWhole());
    return running.leader();
  }

  private void strike(RunningSystem running, int victim) {
    switch (plan.blow()) {
      case KILL -> running.node(victim).kill();
      case STOP -> running.node(victim).stop();
      case CUT -> running.cut(victim, false);
      case LINK -> running.cut(victim, true);
    }
  }

  private static int other(int leader) {
    return leader == 0 ? 1 : 0;
  }

  private long rejoin(
      RunningSystem running, int victim, AtomicReference<RuntimeException> failure) {
    long fromNs = System.nanoTime();
    switch (plan.blow()) {
      case KILL -> running.restart(victim);
      case STOP -> running.node(victim).resume();
      case CUT, LINK -> running.heal();
    }
    await("the return of node " + victim, failure, running::isWhole);
    return System.nanoTime() - fromNs;
  }

  private RunResult whole(
      BenchSystem system, int run, LoadFigures load, Histogram gaps, long kept) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (double percentile : new double[] {50, 90, 99, 100}) {
      figures.put(String.format("gap p%.0f µs", percentile), Figures.micros(gaps, percentile));
    }
    figures.put("offered", (double) load.offered());
    figures.put("answered", (double) load.answered());
    figures.put("given up by the client", (double) load.givenUp());
    figures.put("never answered", (double) (load.offered() - load.answered() - load.givenUp()));
    if (kept >= 0) {
      figures.put("answered and lost", (double) Math.max(0, load.answered() - kept));
    }
    return new RunResult(system.name(), label() + ", all", run, figures, List.of(), load.series());
  }

  private String label() {
    return String.format(
        "%s %s at %,d/s",
        switch (plan.blow()) {
          case KILL -> "SIGKILL";
          case STOP -> "SIGSTOP";
          case CUT -> "cable pulled of";
          case LINK -> "link between nodes cut, of";
        },
        plan.victim() == FailoverPlan.Victim.PRIMARY ? "leader" : "follower",
        plan.ratePerSecond());
  }

  private static void await(
      String what, AtomicReference<RuntimeException> failure, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_S);
    while (!condition.getAsBoolean()) {
      throwIfAny(failure);
      if (System.nanoTime() - deadlineNs > 0) {
        throw new CommandException("not within " + TIMEOUT_S + " s: " + what);
      }
      pause(STEP_MS);
    }
  }

  private static void throwIfAny(AtomicReference<RuntimeException> failure) {
    throwIfAny(failure.get());
  }

  private static void throwIfAny(RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  private static void join(Thread load) {
    try {
      load.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
