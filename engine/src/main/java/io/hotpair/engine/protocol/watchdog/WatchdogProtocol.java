package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The watchdog: decides which node carries on. Heartbeats, requests and the time go in; views to
 * tell, register writes and events come out. One thread calls everything; the times that are passed
 * in are of one monotonic clock and never decrease.
 *
 * <p>There is one change of view at a time: a decision is forced into the register before it is
 * told, and the next one is judged from there. A {@link RegisterException} leaves it unknown what
 * the register holds: throw this object away then, and begin again from the register.
 */
public final class WatchdogProtocol {
  private final Register register;
  private final WatchdogEvents events;
  private final NodeTable nodes;
  private final Suspicion suspicion;
  private final Progress progress;
  private final FirstStart firstStart;
  private final Survivors survivors;
  private final ViewTeller teller;
  private final Set<Integer> unknownIds = new HashSet<>();
  private View view;
  private long grantedAtNs = NodeWatch.NEVER;
  private Verdict verdict = Verdict.NOT_YET;

  /**
   * Creates it, with nobody heard yet.
   *
   * @param register of the cluster.
   * @param sender carries views to nodes.
   * @param events told what is noticed and decided.
   * @param timings settings, concluded here.
   * @param nowNs monotonic time.
   */
  public WatchdogProtocol(
      Register register,
      ViewSender sender,
      WatchdogEvents events,
      WatchdogTimings timings,
      long nowNs) {
    this.register = register;
    this.events = events;
    timings.conclude();
    nodes = new NodeTable(register.nodeIds(), timings, nowNs);
    suspicion = new Suspicion(nodes, timings, events, nowNs);
    progress = new Progress(nodes, timings, events);
    firstStart = new FirstStart(nodes);
    survivors = new Survivors(nodes);
    teller = new ViewTeller(nodes, sender, events, timings);
    view = register.read();
    progress.restart(suspicion.audibleNs(nowNs), nowNs);
  }

  /**
   * A node's heartbeat came.
   *
   * @param report what it says; copied.
   * @param nowNs monotonic time.
   */
  public void onHeartbeat(NodeReport report, long nowNs) {
    NodeWatch node = nodes.find(report.nodeId());
    if (node == null) {
      if (unknownIds.size() < 64 && unknownIds.add(report.nodeId())) {
        events.unknownNode(report.nodeId(), report.incarnation(), nowNs);
      }
      return;
    }
    boolean wasQuiet = verdict.kind() == Verdict.Kind.KEEP && !node.isSuspected();
    long incarnation = node.report().incarnation();
    if (!suspicion.onReport(node, report, view, nowNs)) {
      return;
    }
    teller.onReport(node, view, nowNs);
    if (FormerMembers.isTakenUp(view, report) && !register.former().isEmpty()) {
      register.forgetFormer();
    }
    boolean isNewIncarnation = report.incarnation() != incarnation;
    View before = view;
    if (!wasQuiet || isNewIncarnation || RegisterCheck.isAhead(report, view)) {
      decide(nowNs);
    }
    if (isNewIncarnation && view == before) {
      teller.tell(node, view, nowNs);
    }
  }

  /**
   * A primary asks to admit a newcomer that holds its Admit record (P8 c). A request of another
   * than the current primary, or for another than the current version, changes nothing; the asking
   * node is told the current view.
   *
   * @param nodeId that asks.
   * @param incarnation of it.
   * @param version of the view that it has.
   * @param newcomerId whom to admit.
   * @param newcomerIncarnation in which it holds the record.
   * @param nowNs monotonic time.
   */
  public void onAdmitRequest(
      int nodeId,
      long incarnation,
      long version,
      int newcomerId,
      long newcomerIncarnation,
      long nowNs) {
    NodeWatch node = nodes.find(nodeId);
    if (node == null || node.report().incarnation() != incarnation) {
      return;
    }
    boolean isOfNow =
        version == view.version()
            && nodeId == view.primaryId()
            && view.names(nodeId, incarnation)
            && verdict.kind() != Verdict.Kind.REFUSE;
    if (isOfNow) {
      NodeWatch newcomer = nodes.find(newcomerId);
      grant(AdmissionRule.answer(view, newcomer, newcomerId, newcomerIncarnation, nowNs), nowNs);
    } else {
      teller.tell(node, view, nowNs);
    }
  }

  /**
   * Time passes. To be called at least every {@code ownStallNs}, after all that has arrived was
   * passed in.
   *
   * @param nowNs monotonic time.
   */
  public void onTick(long nowNs) {
    boolean isNew = suspicion.onTick(view, nowNs);
    isNew |= progress.onTick(view, suspicion.audibleNs(nowNs), nowNs);
    if (isNew) {
      decide(nowNs);
    }
    teller.onTick(view, nowNs);
  }

  /**
   * Makes a node primary alone, with a higher epoch, because an operator says so (P9). What no
   * longer counts then is told as an event.
   *
   * @param nodeId to carry on.
   * @param nowNs monotonic time.
   * @throws IllegalArgumentException if the node is not configured.
   * @throws IllegalStateException if the node is not heard, or another watchdog moved the register.
   */
  public void force(int nodeId, long nowNs) {
    NodeWatch node = nodes.get(nodeId);
    if (!node.isAlive(node.report().incarnation(), nowNs)) {
      throw new IllegalStateException(
          "node " + nodeId + " is not heard: start it before it is forced");
    }
    String loss = ForceRule.whatMayBeLost(nodes, node);
    View next = ForceRule.view(nodes, view, node);
    if (!grant(Verdict.grant(next, GrantReason.FORCED, nodeId), nowNs)) {
      throw new IllegalStateException(
          "another watchdog moved the register to version " + view.version() + ": look again");
    }
    events.forced(next, loss, nowNs);
  }

  private void decide(long nowNs) {
    Verdict next = judge(nowNs);
    if (next.kind() == Verdict.Kind.GRANT) {
      grant(next, nowNs);
    } else {
      note(next, nowNs);
    }
  }

  private Verdict judge(long nowNs) {
    NodeWatch ahead = RegisterCheck.find(nodes, view);
    if (ahead != null && register.read().version() > view.version()) {
      view = register.read();
      grantedAtNs = NodeWatch.NEVER;
      onNewView(nowNs);
      events.registerMoved(view, nowNs);
      return Verdict.NOT_YET;
    }
    if (view.version() == 0) {
      Verdict first = firstStart.judge(view, nowNs);
      boolean isGrant = first.kind() == Verdict.Kind.GRANT;
      return ahead != null && isGrant ? RegisterCheck.refusal(ahead.report(), view) : first;
    }
    return ahead != null
        ? RegisterCheck.refusal(ahead.report(), view)
        : survivors.judge(view, register.former(), grantedAtNs, nowNs);
  }

  private boolean grant(Verdict next, long nowNs) {
    // What an operator forces stands on its own: he was told what may be lost.
    List<Member> former =
        next.reason() == GrantReason.FORCED
            ? List.of()
            : FormerMembers.after(view, register.former(), next.next());
    boolean isKept = register.compareAndSet(view.version(), next.next(), former);
    view = isKept ? next.next() : register.read();
    grantedAtNs = isKept ? nowNs : NodeWatch.NEVER;
    onNewView(nowNs);
    if (isKept) {
      if (next.reason() == GrantReason.ADMITTED) {
        suspicion.onAdmitted(nowNs);
      }
      events.granted(view, next.reason(), next.nodeId(), nowNs);
      note(Verdict.KEEP, nowNs);
    } else {
      events.registerMoved(view, nowNs);
    }
    // What else there is to decide is judged from the new view, at the next sign of life.
    verdict = Verdict.NOT_YET;
    return isKept;
  }

  private void onNewView(long nowNs) {
    teller.tellAll(view, nowNs);
    progress.restart(suspicion.audibleNs(nowNs), nowNs);
  }

  private void note(Verdict next, long nowNs) {
    boolean isToldNow = next.kind() == Verdict.Kind.WAIT || next.kind() == Verdict.Kind.REFUSE;
    if (isToldNow && !next.equals(verdict)) {
      if (next.kind() == Verdict.Kind.WAIT) {
        events.waitingFor(next.waitingFor(), next.why(), nowNs);
      } else {
        events.refused(next.why(), nowNs);
      }
    }
    boolean wasTold = verdict.kind() == Verdict.Kind.WAIT || verdict.kind() == Verdict.Kind.REFUSE;
    if (wasTold && next.kind() == Verdict.Kind.KEEP) {
      events.resumed(nowNs);
    }
    boolean isUndecided = wasTold && next.kind() == Verdict.Kind.NOT_YET;
    verdict = isUndecided ? verdict : next;
  }

  /**
   * Whether the next look may wait for a moment: each node that is heard at all was heard within
   * half of {@code patienceFloorNs}.
   *
   * @param nowNs monotonic time.
   * @return false if a node is being waited for.
   */
  public boolean isCalm(long nowNs) {
    return suspicion.isCalm(nowNs);
  }

  /** The view in the register, as far as this watchdog knows. */
  public View view() {
    return view;
  }

  /**
   * What was last heard of a node.
   *
   * @param nodeId configured.
   * @return its report, not to be kept; with incarnation 0 if it was never heard.
   */
  public NodeReport report(int nodeId) {
    return nodes.get(nodeId).report();
  }

  /**
   * Whether a node is suspected, or beats without moving.
   *
   * @param nodeId configured.
   * @return true if so.
   */
  public boolean isSuspected(int nodeId) {
    NodeWatch node = nodes.get(nodeId);
    return node.isSuspected() || node.isStuck();
  }

  /**
   * For how long a node has been silent.
   *
   * @param nodeId configured.
   * @param nowNs monotonic time.
   * @return nanoseconds since it was last heard, or since the start.
   */
  public long silentNs(int nodeId, long nowNs) {
    return nowNs - nodes.get(nodeId).heardAtNs();
  }

  /**
   * The present patience with a node.
   *
   * @param nodeId configured.
   * @param nowNs monotonic time.
   * @return nanoseconds.
   */
  public long patienceNs(int nodeId, long nowNs) {
    return nodes.get(nodeId).patienceNs(nowNs);
  }

  /**
   * The longest gap between two heartbeats of a node's present incarnation.
   *
   * @param nodeId configured.
   * @return nanoseconds.
   */
  public long maxGapNs(int nodeId) {
    return nodes.get(nodeId).maxGapNs();
  }
}
