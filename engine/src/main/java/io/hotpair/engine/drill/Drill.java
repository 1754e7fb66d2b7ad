package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.load.LoadPlan;
import io.hotpair.engine.load.LoadRunner;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One drill, from nothing to its verdict. One thread. */
public final class Drill {
  private static final long STEP_MS = 5;
  private static final long START_TIMEOUT_S = 60;
  private static final long SETTLE_TIMEOUT_S = 60;

  private final DrillPlan plan;
  private final Screen screen;
  private final DrillSite site;
  private final ProcessFleet fleet;
  private final PairObserver observer;
  private final NodeProgress nodes;
  private final ProgressView progress;
  private final Timeline timeline;
  private final AnswerLog answers;
  private final DrillRun run;

  private Drill(DrillPlan plan, PrintStream out, boolean isTerminal, Placement placement)
      throws IOException {
    this.plan = plan;
    screen = new Screen(out, isTerminal);
    site = DrillSite.create(plan.directory(), plan.settings(), placement);
    fleet = new ProcessFleet(site);
    List<EventTail> tails = new ArrayList<>();
    site.names().forEach(name -> tails.add(new EventTail(site.eventsOf(name))));
    observer = new PairObserver(site.nodeIds(), tails);
    nodes = new NodeProgress(site);
    progress = new ProgressView(screen, site, nodes, plan.count());
    timeline = new Timeline(screen, site);
    answers = new AnswerLog(Math.toIntExact(plan.mostCount()));
    run = new DrillRun(plan, site, fleet, observer, timeline, progress, answers);
  }

  /**
   * Runs a drill. Whatever happens, no process that it started is left behind.
   *
   * @param plan what to do.
   * @param out for people.
   * @param isTerminal whether lines can be redrawn there.
   * @return true if the verdict holds.
   * @throws CommandException if the drill could not be carried through.
   * @throws IOException if a file could not be written.
   * @throws InterruptedException if the thread was interrupted, for instance by Ctrl-C.
   */
  public static boolean run(DrillPlan plan, PrintStream out, boolean isTerminal)
      throws IOException, InterruptedException {
    plan.orders().ifPresent(FlowSources::check);
    Drill drill = new Drill(plan, out, isTerminal, Placement.HERE);
    Thread cleaner = new Thread(drill.fleet::destroyAll, "drill-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
    boolean isOk = false;
    try {
      isOk = drill.carryOut();
      return isOk;
    } finally {
      drill.fleet.destroyAll();
      Runtime.getRuntime().removeShutdownHook(cleaner);
      drill.leave(isOk);
    }
  }

  private boolean carryOut() throws IOException, InterruptedException {
    screen.line("drill in " + site.directory());
    for (String name : site.names()) {
      fleet.start(name);
    }
    try (OperationSource source = openSource()) {
      LoadRunner load =
          new LoadRunner(
              plan.settings(),
              source,
              LoadPlan.of(plan.count(), plan.rate()).upTo(plan.mostCount()),
              answers);
      awaitWhole(load);
      Thread thread = new Thread(load, "drill-client");
      thread.start();
      try {
        watch(load);
      } finally {
        load.stop();
        thread.join();
      }
      settle(load);
      end();
      return judge(load);
    }
  }

  private OperationSource openSource() {
    return FlowSources.open(plan.service().flow(), plan.orders(), plan.seed(), plan.mostCount());
  }

  private void awaitWhole(LoadRunner load) throws IOException, InterruptedException {
    if (!stepUntil(load, observer::isWhole, START_TIMEOUT_S)) {
      throw new CommandException(
          "the pair did not become whole within " + START_TIMEOUT_S + " s of its start");
    }
  }

  private void watch(LoadRunner load) throws IOException, InterruptedException {
    boolean isZeroed = false;
    while (!load.isDone()) {
      run.step(load);
      if (!isZeroed && load.startNs() != 0) {
        isZeroed = true;
        timeline.zero(load.startNs());
        timeline.note("load", String.format("%,d operations at %,d/s", plan.count(), plan.rate()));
      }
      Thread.sleep(STEP_MS);
    }
    if (load.trouble() != null) {
      run.trouble(load.trouble());
    }
  }

  private void settle(LoadRunner load) throws IOException, InterruptedException {
    if (!stepUntil(load, () -> run.isSettled() && nodes.isLevel(), SETTLE_TIMEOUT_S)) {
      run.trouble("the pair was not whole and level within " + SETTLE_TIMEOUT_S + " s of the load");
    }
    progress.end();
  }

  private boolean stepUntil(LoadRunner load, BooleanSupplier condition, long timeoutS)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadlineNs > 0) {
        return false;
      }
      run.step(load);
      Thread.sleep(STEP_MS);
    }
    return true;
  }

  /** The watchdog first, so that nobody is promoted because another node ends. */
  private void end() throws IOException, InterruptedException {
    fleet.end(DrillSite.WATCHDOG);
    int primary = Math.max(observer.primary(), site.nodeIds().get(0));
    fleet.end(DrillSite.nameOf(primary));
    for (int nodeId : site.nodeIds()) {
      if (nodeId != primary) {
        fleet.end(DrillSite.nameOf(nodeId));
      }
    }
    observer.poll();
  }

  private boolean judge(LoadRunner load) throws IOException {
    screen.line("proving: both journals record by record, every answer against a reference run");
    Verdict verdict =
        Verdict.of(new EvidenceCollector(plan, site, observer, run).of(load, answers));
    if (plan.json().isPresent()) {
      Files.writeString(plan.json().get(), VerdictJson.of(verdict, plan));
    }
    if (plan.history().isPresent()) {
      writeHistory(plan.history().get(), load.sessionId());
    }
    VerdictJson.summary(verdict).forEach(screen::line);
    verdict.problems().forEach(problem -> screen.line("PROBLEM: " + problem));
    screen.line(verdict.isOk() ? "verdict: ok" : "verdict: NOT ok");
    return verdict.isOk();
  }

  private void writeHistory(Path file, long sessionId) throws IOException {
    try (OperationSource source = openSource()) {
      new HistoryWriter(plan.service().newCodec(), answers, site::letterOf)
          .write(file, sessionId, source);
    }
  }

  private void leave(boolean isOk) {
    progress.end();
    nodes.close();
    if (isOk && !plan.isKept() && plan.directory().isEmpty()) {
      site.delete();
    } else {
      screen.line("logs, journals and settings are in " + site.directory());
    }
  }

  static int sessionWindow(DrillPlan plan) {
    return plan.settings().getInt(Setting.SESSION_WINDOW, 1, 1 << 20);
  }
}
