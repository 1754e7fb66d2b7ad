package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.load.LoadRunner;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
  private final Placement placement;
  private final List<DrillClient> clients = new ArrayList<>();
  private final MortalClients mortals;
  private final DrillRun run;

  private Drill(DrillPlan plan, PrintWriter out, boolean isTerminal, LabPlacement lab)
      throws IOException {
    this.plan = plan;
    placement = lab == null ? plan.placement() : lab;
    screen = new Screen(out, isTerminal);
    site = DrillSite.create(plan.directory(), plan.settings(), placement);
    fleet = new ProcessFleet(site);
    List<EventTail> tails = new ArrayList<>();
    site.names().forEach(name -> tails.add(new EventTail(site.eventsOf(name))));
    observer = new PairObserver(site.nodeIds(), tails);
    nodes = new NodeProgress(site);
    progress = new ProgressView(screen, site, nodes, plan.count() / plan.clients());
    timeline = new Timeline(screen, site);
    for (int i = 0; i < plan.clients(); i++) {
      clients.add(new DrillClient(plan, i, placement));
    }
    boolean isOfClient = plan.fault().isPresent() && plan.fault().get().fault().isOfClient();
    mortals = isOfClient ? new MortalClients(plan, site) : null;
    FaultDriver faults =
        plan.fault()
            .map(fault -> new FaultDriver(fault, fleet, observer, lab, mortals, timeline))
            .orElse(null);
    AnswerLog answers = clients.get(0).answers();
    run = new DrillRun(plan, site, fleet, observer, timeline, progress, answers, faults);
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
  public static boolean run(DrillPlan plan, PrintWriter out, boolean isTerminal)
      throws IOException, InterruptedException {
    return verdict(plan, out, isTerminal).isOk();
  }

  /** The same, with the verdict and its evidence. */
  static Verdict verdict(DrillPlan plan, PrintWriter out, boolean isTerminal)
      throws IOException, InterruptedException {
    plan.orders().ifPresent(FlowSources::check);
    try (LabPlacement lab =
        plan.isInLab() ? LabPlacement.create(plan.settings(), plan.seed()) : null) {
      return verdict(new Drill(withPorts(plan), out, isTerminal, lab), lab);
    }
  }

  private static Verdict verdict(Drill drill, LabPlacement lab)
      throws IOException, InterruptedException {
    Thread cleaner = new Thread(() -> drill.clear(lab), "drill-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
    Verdict verdict = null;
    try {
      verdict = drill.carryOut();
      return verdict;
    } finally {
      drill.clear(null);
      Runtime.getRuntime().removeShutdownHook(cleaner);
      drill.leave(verdict != null && verdict.isOk());
    }
  }

  private void clear(LabPlacement lab) {
    fleet.destroyAll();
    if (mortals != null) {
      mortals.destroy();
    }
    if (lab != null) {
      lab.close();
    }
  }

  private static DrillPlan withPorts(DrillPlan plan) {
    return plan.settings().isGiven(Setting.PORT_BASE)
        ? plan
        : plan.with(plan.settings().with(Setting.PORT_BASE, FreePorts.findBase()));
  }

  private Verdict carryOut() throws IOException, InterruptedException {
    screen.line("drill in " + site.directory());
    for (String name : site.names()) {
      fleet.start(name);
    }
    LoadRunner load = clients.get(0).load();
    try {
      awaitWhole(load);
      clients.forEach(DrillClient::start);
      if (mortals != null) {
        mortals.start();
      }
      watch(load);
    } finally {
      for (DrillClient client : clients) {
        client.stop();
        client.close();
      }
    }
    List<ClientHistory> dead = mortals == null ? List.of() : mortals.histories();
    settle(load);
    end();
    return judge(dead);
  }

  private void awaitWhole(LoadRunner load) throws IOException, InterruptedException {
    if (!stepUntil(load, observer::isWhole, START_TIMEOUT_S)) {
      throw new CommandException(
          "the pair did not become whole within " + START_TIMEOUT_S + " s of its start");
    }
  }

  private void watch(LoadRunner load) throws IOException, InterruptedException {
    boolean isZeroed = false;
    while (!clients.stream().allMatch(client -> client.load().isDone())) {
      run.step(load);
      clients.forEach(client -> client.load().goOn(!run.isOver()));
      if (!isZeroed && load.startNs() != 0) {
        isZeroed = true;
        timeline.zero(load.startNs());
        timeline.note("load", String.format("%,d operations at %,d/s", plan.count(), plan.rate()));
      }
      Thread.sleep(STEP_MS);
    }
    for (DrillClient client : clients) {
      if (client.load().trouble() != null) {
        run.trouble(client.load().trouble());
      }
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

  private Verdict judge(List<ClientHistory> dead) throws IOException {
    screen.line("proving: both journals record by record, every answer against a reference run");
    Evidence evidence = new EvidenceCollector(plan, site, observer, run).of(clients, dead);
    List<ClientHistory> histories = new ArrayList<>(dead);
    clients.forEach(client -> histories.add(client.history()));
    Verdict verdict = Verdict.of(new HistoryJudge(plan, site, screen).judge(histories, evidence));
    if (plan.json().isPresent()) {
      Files.writeString(plan.json().get(), VerdictJson.of(verdict, plan, site::titleOf));
    }
    VerdictJson.summary(verdict).forEach(screen::line);
    verdict.problems().forEach(problem -> screen.line("PROBLEM: " + problem));
    screen.line(verdict.isOk() ? "verdict: ok" : "verdict: NOT ok");
    return verdict;
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
