package io.hotpair.engine.drill;

import io.hotpair.engine.drill.Fault.Action;
import io.hotpair.engine.drill.lab.LinkState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Does a fault, waits until the pair is whole again, and so on. Restarts are the drill's business.
 * One thread; {@link #step} does what is due.
 */
final class FaultDriver {
  private static final long NS_PER_MS = 1_000_000;
  private static final int FIRST_DELAY_MS = 200;
  private static final int RANDOM_DELAY_MS = 1000;
  private static final int STORM_KILLS = 5;
  private static final int STORM_PAUSE_MS = 1200;
  private static final long NOTICE_NS = 300 * NS_PER_MS;

  private final FaultPlan plan;
  private final ProcessFleet fleet;
  private final PairObserver observer;
  private final LabPlacement lab;
  private final MortalClients mortals;
  private final Timeline timeline;
  private final SplittableRandom random;
  private final List<FaultOutcome> outcomes = new ArrayList<>();
  private State state = State.CALM;
  private List<String> names = List.of();
  private long dueNs;
  private boolean isScheduled;
  private long startedAtNs;
  private long healedAtNs;
  private int killsLeft;

  private enum State {
    CALM,
    DISTURBED,
    HEALING
  }

  /** The lab may be null if the fault is none of links, the clients if it is none of theirs. */
  FaultDriver(
      FaultPlan plan,
      ProcessFleet fleet,
      PairObserver observer,
      LabPlacement lab,
      MortalClients mortals,
      Timeline timeline) {
    this.plan = plan;
    this.fleet = fleet;
    this.observer = observer;
    this.lab = lab;
    this.mortals = mortals;
    this.timeline = timeline;
    random = new SplittableRandom(plan.seed());
  }

  /** Whether all faults were done, and the pair was whole again after each. */
  boolean isDone() {
    return outcomes.size() == plan.repeat();
  }

  List<FaultOutcome> outcomes() {
    return outcomes;
  }

  /**
   * Does what is due.
   *
   * @param isFlowing whether operations are being offered.
   * @param isSettled whether all processes run and are in their places.
   */
  void step(boolean isFlowing, boolean isSettled, AnswerLog answers) throws IOException {
    long nowNs = System.nanoTime();
    switch (state) {
      case CALM -> {
        if (isDone() || !isFlowing || !isSettled || (isOfClient() && !mortals.isFlowing())) {
          return;
        }
        if (!isScheduled) {
          isScheduled = true;
          dueNs = nowNs + (FIRST_DELAY_MS + random.nextInt(RANDOM_DELAY_MS)) * NS_PER_MS;
        } else if (nowNs - dueNs >= 0) {
          start(nowNs);
        }
      }
      case DISTURBED -> disturb(nowNs);
      case HEALING -> {
        // Without an answer since then the gap has not ended; without operations there is none.
        boolean isAnswering = !isFlowing || answers.lastAnswerNs() > healedAtNs;
        if (isSettled && isAnswering && nowNs - healedAtNs > NOTICE_NS) {
          AnswerGap gap = answers.longestGap(startedAtNs, nowNs, answers.answered());
          outcomes.add(new FaultOutcome(plan.fault(), startedAtNs, healedAtNs, nowNs, gap));
          timeline.onFaultOver(outcomes.get(outcomes.size() - 1));
          state = State.CALM;
          isScheduled = false;
        }
      }
    }
  }

  private void start(long nowNs) throws IOException {
    state = State.DISTURBED;
    startedAtNs = nowNs;
    dueNs = nowNs;
    Fault fault = plan.fault();
    names = fault.targets().stream().map(this::nameOf).toList();
    timeline.note("fault", fault + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")"));
    killsLeft = fault.action() == Action.STORM ? STORM_KILLS : 1;
    if (fault.action() == Action.STOP) {
      Signals.stop(processes());
    } else if (fault.action().isOfLinks()) {
      disturbLinks(linkState(fault.action()));
    }
    if (fault.action() == Action.STOP || fault.action().isOfLinks()) {
      // Counted once it is done: starting the command that sends a signal takes milliseconds.
      dueNs = System.nanoTime() + plan.forMs() * NS_PER_MS;
    }
  }

  private void disturb(long nowNs) throws IOException {
    if (nowNs - dueNs < 0) {
      return;
    }
    switch (plan.fault().action()) {
      case KILL, STORM -> {
        if (!processes().stream().allMatch(ChildProcess::isAlive)) {
          return;
        }
        processes().forEach(ChildProcess::kill);
        if (isOfClient()) {
          mortals.start();
        }
        killsLeft--;
        dueNs = nowNs + random.nextInt(STORM_PAUSE_MS) * NS_PER_MS;
        if (killsLeft > 0) {
          return;
        }
      }
      case STOP -> Signals.goOn(processes());
      case CUT, LOSS, DELAY, DUPLICATE, REORDER -> lab.heal();
    }
    healedAtNs = nowNs;
    state = State.HEALING;
    timeline.note("healed", plan.fault().toString());
  }

  private List<ChildProcess> processes() {
    return names.stream()
        .map(name -> name.equals(Fault.CLIENT) ? mortals.current() : fleet.process(name))
        .toList();
  }

  private boolean isOfClient() {
    return plan.fault().isOfClient();
  }

  private String nameOf(String role) {
    int primary = observer.primary();
    return switch (role) {
      case Fault.PRIMARY -> DrillSite.nameOf(primary);
      case Fault.HOT -> DrillSite.nameOf(observer.otherThan(primary));
      default -> role;
    };
  }

  private static LinkState linkState(Action action) {
    return switch (action) {
      case CUT -> LinkState.CUT;
      case LOSS -> LinkState.LOSSY;
      case DELAY -> LinkState.SLOW;
      case DUPLICATE -> LinkState.DUPLICATING;
      case REORDER -> LinkState.REORDERING;
      case KILL, STOP, STORM -> throw new IllegalStateException(action + " is none of links");
    };
  }

  private void disturbLinks(LinkState link) {
    for (String from : lab.hosts()) {
      for (String to : lab.hosts()) {
        if (!from.equals(to) && isMeant(from, to)) {
          lab.link(from, to, link);
        }
      }
    }
  }

  private boolean isMeant(String from, String to) {
    return switch (names.size()) {
      case 0 -> true;
      case 1 -> names.contains(from) || names.contains(to);
      default -> isLink(from, to, 0, 1) || (!plan.fault().isOneWay() && isLink(from, to, 1, 0));
    };
  }

  private boolean isLink(String from, String to, int first, int second) {
    return from.equals(names.get(first)) && to.equals(names.get(second));
  }
}
