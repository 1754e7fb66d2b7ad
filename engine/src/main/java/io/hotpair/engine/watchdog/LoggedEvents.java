package io.hotpair.engine.watchdog;

import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.GrantReason;
import io.hotpair.engine.protocol.watchdog.StuckReason;
import io.hotpair.engine.protocol.watchdog.WatchdogEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the watchdog's events into the log, and counts some. */
final class LoggedEvents implements WatchdogEvents {
  /** On a shared machine shorter stalls are so many that the counter must do. */
  private static final long LOGGED_STALL_NS = 50_000_000;

  private final EventLog log;
  private final FileRegister register;
  private final WatchdogCounters counters;

  LoggedEvents(EventLog log, FileRegister register, WatchdogCounters counters) {
    this.log = log;
    this.register = register;
    this.counters = counters;
  }

  @Override
  public void heard(int nodeId, long incarnation, long atNs) {
    log.event("heard", "node", nodeId, "incarnation", incarnation);
  }

  @Override
  public void unknownNode(int nodeId, long incarnation, long atNs) {
    log.event("unknownNode", "node", nodeId, "incarnation", incarnation);
  }

  @Override
  public void suspected(int nodeId, long incarnation, long silentNs, long patienceNs, long atNs) {
    counters.onSuspicion();
    log.event(
        "suspected",
        "node",
        nodeId,
        "incarnation",
        incarnation,
        "silentNs",
        silentNs,
        "patienceNs",
        patienceNs);
  }

  @Override
  public void disagreed(int nodeId, int heardByNodeId, long silentNs, long boundNs, long atNs) {
    log.event(
        "disagreed",
        "node",
        nodeId,
        "heardBy",
        heardByNodeId,
        "silentNs",
        silentNs,
        "boundNs",
        boundNs);
  }

  @Override
  public void cleared(int nodeId, long incarnation, long silentNs, long nextPatienceNs, long atNs) {
    counters.onFalseSuspicion();
    log.event(
        "cleared",
        "node",
        nodeId,
        "incarnation",
        incarnation,
        "silentNs",
        silentNs,
        "patienceNs",
        nextPatienceNs);
  }

  @Override
  public void stuck(int nodeId, long incarnation, StuckReason why, long stuckNs, long atNs) {
    counters.onSuspicion();
    log.event("stuck", "node", nodeId, "incarnation", incarnation, "why", why, "stuckNs", stuckNs);
  }

  @Override
  public void granted(View view, GrantReason why, int nodeId, long atNs) {
    log.event(
        "granted",
        "why",
        why,
        "node",
        nodeId,
        "version",
        view.version(),
        "epoch",
        view.epoch(),
        "primary",
        view.primaryId(),
        "members",
        members(view),
        "decidedAtNs",
        atNs,
        "forceNs",
        register.lastForceNs());
  }

  @Override
  public void adopted(int nodeId, long incarnation, long version, long atNs) {
    log.event("adopted", "node", nodeId, "incarnation", incarnation, "version", version);
  }

  @Override
  public void waitingFor(List<Integer> nodeIds, String why, long atNs) {
    log.event("waitingFor", "nodes", nodeIds, "why", why);
  }

  @Override
  public void refused(String why, long atNs) {
    log.event("refused", "why", why);
  }

  @Override
  public void resumed(long atNs) {
    log.event("resumed");
  }

  @Override
  public void forced(View view, String whatMayBeLost, long atNs) {
    log.event("forced", "version", view.version(), "mayBeLost", whatMayBeLost);
  }

  @Override
  public void ownStall(long gapNs, long atNs) {
    counters.onStall();
    if (gapNs >= LOGGED_STALL_NS) {
      log.event("ownStall", "gapNs", gapNs);
    }
  }

  @Override
  public void allSilent(long silentNs, long atNs) {
    log.event("allSilent", "silentNs", silentNs);
  }

  @Override
  public void registerMoved(View view, long atNs) {
    log.event("registerMoved", "version", view.version(), "members", members(view));
  }

  private static Map<Integer, Long> members(View view) {
    Map<Integer, Long> members = new TreeMap<>();
    for (Member member : view.members()) {
      members.put(member.nodeId(), member.incarnation());
    }
    return members;
  }
}
