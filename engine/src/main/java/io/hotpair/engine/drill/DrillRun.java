package io.hotpair.engine.drill;

import io.hotpair.engine.load.LoadRunner;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The course of a drill, from whole pair to whole pair: kills when it is time, restarts what died,
 * and shows what happens. One thread; {@link #step} does what is due.
 */
final class DrillRun {
  private static final long NS_PER_MS = 1_000_000;
  private static final int SIGKILL_EXIT = 137;
  private static final long STATUS_INTERVAL_NS = 200 * NS_PER_MS;

  private final DrillPlan plan;
  private final DrillSite site;
  private final ProcessFleet fleet;
  private final PairObserver observer;
  private final Timeline timeline;
  private final ProgressView progress;
  private final AnswerLog answers;
  private final FaultDriver faults;
  private final List<Kill> kills = new ArrayList<>();
  private final Map<String, Long> restarts = new LinkedHashMap<>();
  private final Set<Kill> told = new HashSet<>();
  private final List<String> troubles = new ArrayList<>();
  private int plannedKills;
  private long nextStatusNs = System.nanoTime();

  DrillRun(
      DrillPlan plan,
      DrillSite site,
      ProcessFleet fleet,
      PairObserver observer,
      Timeline timeline,
      ProgressView progress,
      AnswerLog answers,
      FaultDriver faults) {
    this.plan = plan;
    this.site = site;
    this.fleet = fleet;
    this.observer = observer;
    this.timeline = timeline;
    this.progress = progress;
    this.answers = answers;
    this.faults = faults;
  }

  /** Does what is due. */
  void step(LoadRunner load) throws IOException {
    for (DrillEvent event : observer.poll()) {
      timeline.onEvent(event);
    }
    for (ChildProcess process : fleet.all()) {
      if (!process.isAlive() && !restarts.containsKey(process.name())) {
        onUnexpectedEnd(process);
      }
    }
    restartDue();
    if (load.isFlowing() && isKillDue(load)) {
      kill(target());
    }
    if (faults != null) {
      faults.step(load.isFlowing(), isSettled(), answers);
    }
    tellGaps();
    if (System.nanoTime() - nextStatusNs >= 0) {
      nextStatusNs = System.nanoTime() + STATUS_INTERVAL_NS;
      progress.show(load, observer);
    }
  }

  private boolean isKillDue(LoadRunner load) {
    return plannedKills < plan.kills() && load.offered() >= plan.dueAt(plannedKills) && isSettled();
  }

  /** Whether everything runs and is in its place. */
  boolean isSettled() {
    return restarts.isEmpty()
        && observer.isWhole()
        && fleet.all().stream().allMatch(ChildProcess::isAlive)
        && kills.stream().allMatch(kill -> failover(kill).isOver());
  }

  private Failover failover(Kill kill) {
    return Failover.of(kill, observer.events(), site.nodeIds().size());
  }

  private String target() {
    int primary = observer.primary();
    return switch (plan.target()) {
      case WATCHDOG -> DrillSite.WATCHDOG;
      case PRIMARY -> DrillSite.nameOf(primary);
      case HOT ->
          site.nodeIds().stream()
              .filter(id -> id != primary)
              .findFirst()
              .map(DrillSite::nameOf)
              .orElseThrow();
      case NONE -> throw new IllegalStateException("nothing is to be killed");
    };
  }

  private void kill(String name) {
    plannedKills++;
    ChildProcess process = fleet.process(name);
    long atNs = System.nanoTime();
    process.kill();
    onKilled(process, atNs, false);
  }

  private void onUnexpectedEnd(ChildProcess process) {
    int exitCode = process.exitCode();
    if (exitCode != SIGKILL_EXIT && exitCode != 0) {
      throw new CommandException(
          process.name()
              + " has ended by itself with exit code "
              + exitCode
              + ": "
              + process.lastLine());
    }
    onKilled(process, System.nanoTime(), true);
  }

  private void onKilled(ChildProcess process, long atNs, boolean isByHand) {
    int nodeId = PairObserver.nodeOf(process.name());
    String role = nodeId < 0 ? DrillSite.WATCHDOG : observer.role(nodeId);
    long incarnation = nodeId < 0 ? 0 : observer.incarnation(nodeId);
    Kill kill = new Kill(process.name(), role, incarnation, atNs, isByHand);
    kills.add(kill);
    restarts.put(process.name(), atNs + plan.restartAfterMs() * NS_PER_MS);
    if (nodeId >= 0) {
      observer.onGone(nodeId, atNs);
    }
    timeline.onKill(kill, process.pid());
  }

  private void restartDue() throws IOException {
    long nowNs = System.nanoTime();
    for (Map.Entry<String, Long> entry : List.copyOf(restarts.entrySet())) {
      ChildProcess process = fleet.process(entry.getKey());
      if (nowNs - entry.getValue() >= 0 && !process.isAlive()) {
        fleet.start(entry.getKey());
        restarts.remove(entry.getKey());
        timeline.note(
            "restarted",
            site.titleOf(entry.getKey()) + ", pid " + fleet.process(entry.getKey()).pid());
      }
    }
  }

  /** Tells what the client saw of a failover once it is settled and answers go on. */
  private void tellGaps() {
    long nowNs = System.nanoTime();
    for (Kill kill : kills) {
      Failover failover = failover(kill);
      boolean isSettled = kill.isWatchdog() ? failover.isOver() : isCarriedOn(failover);
      if (isSettled && !told.contains(kill) && nowNs - failover.settledAtNs() > 100 * NS_PER_MS) {
        told.add(kill);
        timeline.onGap(gap(failover));
      }
    }
  }

  private static boolean isCarriedOn(Failover failover) {
    return failover.grantedAtNs() != Failover.NEVER
        && (!failover.kill().role().equals("primary")
            || failover.sequencingAtNs() != Failover.NEVER);
  }

  private FailoverGap gap(Failover failover) {
    long toNs = failover.kill().isWatchdog() ? failover.hotAtNs() : failover.settledAtNs();
    return new FailoverGap(
        failover, answers.longestGap(failover.killedAtNs(), toNs, answers.answered()));
  }

  /** What followed each kill. */
  List<FailoverGap> failovers() {
    return kills.stream().map(this::failover).map(this::gap).toList();
  }

  /** Takes note of something that went wrong. */
  void trouble(String what) {
    troubles.add(what);
    timeline.note("TROUBLE", what);
  }

  /** Whether all that was planned was done, and all faults were got over. */
  boolean isOver() {
    return plannedKills >= plan.kills() && (faults == null || faults.isDone());
  }

  List<FaultOutcome> faults() {
    return faults == null ? List.of() : faults.outcomes();
  }

  List<String> troubles() {
    return troubles;
  }
}
