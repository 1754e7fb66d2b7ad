package io.hotpair.benchmarks.load;

import io.hotpair.benchmarks.process.CorePlacement;
import io.hotpair.engine.host.ThreadSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Offers operations at a fixed rate, whatever the answers do: each has its time, and latency counts
 * from that time, so that a system that stalls cannot hide it (no coordinated omission). Several
 * clients take turns. {@link #run} belongs to one thread; {@link #stop} and the reading of {@link
 * #gaps} may come from any. Nothing is allocated per operation.
 */
public final class OpenLoop implements AutoCloseable {
  private enum Phase {
    WARMING_UP,
    SETTLING,
    COUNTING,
    ENDING,
    OVER
  }

  /** As Hotpair's own threads have it, whichever system is measured. */
  private static final long SLICE_NS = 100_000;

  private static final long LONGEST_LATENCY_NS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;
  private static final int BURST_LIMIT = 16;
  private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<LoadTarget> targets = new ArrayList<>();
  private final Workload workload;
  private final UnsafeBuffer operation;
  private final GapLog gaps;
  private final RelayedLoop threads;
  private volatile Phase phase = Phase.OVER;
  private long deadlineNs;
  private LoadPlan plan;
  private Histogram latencies;
  private LatencySeries series;
  private long startNs;
  private long offset;
  private long offered;
  private long answered;
  private long counted;
  private long late;
  private long givenUpBefore;
  private int operationLength;
  private volatile boolean isFinishing;
  private volatile boolean isStopping;

  /**
   * Connects clients.
   *
   * @param workload to be offered.
   * @param longest operation of it in bytes.
   * @param clients how many.
   * @param gapNs silence that the gap log keeps.
   * @param threads that offer and poll.
   * @param connector connects one client to the system.
   */
  public OpenLoop(
      Workload workload,
      int longest,
      int clients,
      long gapNs,
      LoadThreads threads,
      Function<LoadTarget.AnswerSink, LoadTarget> connector) {
    this.workload = workload;
    this.threads = loop(threads);
    operation = new UnsafeBuffer(new byte[longest]);
    gaps = new GapLog(gapNs);
    try {
      for (int i = 0; i < clients; i++) {
        int lane = i;
        targets.add(
            connector.apply((number, atNs) -> onAnswer((number - 1) * clients + lane, atNs)));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static RelayedLoop loop(LoadThreads threads) {
    return switch (threads) {
      case SINGLE -> new RelayedLoop(thread(ThreadSetup.ANY_CORE), null);
      case RELAYED ->
          new RelayedLoop(
              thread(CorePlacement.SPREAD.coreOf(-1)), thread(CorePlacement.SPREAD.coreOf(-2)));
    };
  }

  private static ThreadSetup thread(int core) {
    return new ThreadSetup(core, SLICE_NS, false);
  }

  /**
   * Offers, waits for the answers and says what came of it. May be called again. What the warm-up
   * left unanswered is waited for, within the plan's patience, before the time that counts begins:
   * the backlog of code that was not compiled yet is not the system's at that rate.
   *
   * @param newPlan what to do.
   * @return figures.
   */
  public LoadFigures run(LoadPlan newPlan) {
    plan = newPlan;
    latencies = new Histogram(LONGEST_LATENCY_NS, DIGITS);
    series = new LatencySeries(plan.warmUpNs() + plan.measuredNs());
    offset += offered;
    offered = 0;
    answered = 0;
    counted = 0;
    late = 0;
    givenUpBefore = givenUp();
    isFinishing = false;
    phase = Phase.WARMING_UP;
    startNs = System.nanoTime();
    threads.run(new Duty(), () -> phase == Phase.OVER);
    return new LoadFigures(
        offered,
        answered,
        givenUp() - givenUpBefore,
        late,
        counted * (double) NS_PER_SECOND / plan.measuredNs(),
        latencies,
        series.rows());
  }

  private int turn() {
    int work = pollAll();
    switch (phase) {
      case WARMING_UP -> {
        if (offerDue(plan.warmUpNs())) {
          await(Phase.SETTLING);
        }
      }
      case SETTLING -> {
        if (isWaitOver()) {
          startNs = Math.max(startNs, System.nanoTime() - plan.warmUpNs());
          counted = 0;
          late = 0;
          phase = Phase.COUNTING;
        }
      }
      case COUNTING -> {
        if (offerDue(plan.warmUpNs() + plan.measuredNs())) {
          await(Phase.ENDING);
        }
      }
      case ENDING -> {
        if (isWaitOver()) {
          phase = Phase.OVER;
        }
      }
      case OVER -> {}
    }
    return work;
  }

  private void await(Phase next) {
    deadlineNs = System.nanoTime() + plan.patienceNs();
    phase = next;
  }

  private boolean isWaitOver() {
    return answered + givenUp() - givenUpBefore >= offered
        || isStopping
        || System.nanoTime() - deadlineNs > 0;
  }

  private int pollAll() {
    int work = 0;
    for (int i = 0; i < targets.size(); i++) {
      work += targets.get(i).poll();
    }
    return work;
  }

  private boolean offerDue(long endNs) {
    for (int i = 0; i < BURST_LIMIT; i++) {
      long intendedNs = plan.intendedNs(offered);
      long nowNs = System.nanoTime() - startNs;
      boolean isOver = intendedNs >= endNs || nowNs >= endNs + plan.patienceNs();
      if (isOver || isFinishing || isStopping) {
        return true;
      }
      if (nowNs < intendedNs) {
        return false;
      }
      boolean isFirstTry = operationLength == 0;
      if (isFirstTry) {
        operationLength = workload.next(operation, 0);
      }
      LoadTarget target = targets.get((int) ((offset + offered) % targets.size()));
      if (target.offer(operation, 0, operationLength) < 0) {
        late += isFirstTry ? 1 : 0;
        return false;
      }
      operationLength = 0;
      offered++;
    }
    return false;
  }

  private void onAnswer(long index, long atNs) {
    gaps.onAnswer(atNs);
    long own = index - offset;
    if (own < 0 || plan == null) {
      return;
    }
    answered++;
    long intendedNs = plan.intendedNs(own);
    long latencyNs = Math.min(LONGEST_LATENCY_NS, Math.max(0, atNs - startNs - intendedNs));
    series.record(intendedNs, latencyNs);
    if (intendedNs >= plan.warmUpNs()) {
      latencies.recordValue(latencyNs);
    }
    long sinceNs = atNs - startNs - plan.warmUpNs();
    if (sinceNs >= 0 && sinceNs <= plan.measuredNs()) {
      counted++;
    }
  }

  private long givenUp() {
    long sum = 0;
    for (int i = 0; i < targets.size(); i++) {
      sum += targets.get(i).givenUp();
    }
    return sum;
  }

  /** Offers no more in the current {@link #run}, which ends once all is answered. */
  public void finish() {
    isFinishing = true;
  }

  /** Ends {@link #run} soon, whatever is unanswered. */
  public void stop() {
    isStopping = true;
  }

  /**
   * The times without answers.
   *
   * @return the log, which goes over all runs.
   */
  public GapLog gaps() {
    return gaps;
  }

  @Override
  public void close() {
    targets.forEach(LoadTarget::close);
  }

  /** All that is done between two looks at the clock. */
  private final class Duty implements Agent {
    @Override
    public int doWork() {
      return turn();
    }

    @Override
    public String roleName() {
      return "load";
    }
  }
}
