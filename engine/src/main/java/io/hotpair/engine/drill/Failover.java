package io.hotpair.engine.drill;

import java.util.List;
import java.util.function.Predicate;

/**
 * What followed a kill, by the event logs; monotonic times in nanoseconds, {@link #NEVER} for what
 * did not happen.
 *
 * @param kill that it follows.
 * @param killedAtNs when the process died; for one killed by hand, when it was last heard.
 * @param suspectedAtNs when the watchdog suspected it.
 * @param grantedAtNs when the watchdog had a view without it in the register.
 * @param sequencingAtNs when another node began to sequence; never if the primary stayed.
 * @param restartedAtNs when its next process started.
 * @param hotAtNs when that process was a member again, or, as the watchdog, had heard all nodes.
 */
record Failover(
    Kill kill,
    long killedAtNs,
    long suspectedAtNs,
    long grantedAtNs,
    long sequencingAtNs,
    long restartedAtNs,
    long hotAtNs) {
  static final long NEVER = Long.MIN_VALUE;

  static Failover of(Kill kill, List<DrillEvent> events, int nodeCount) {
    return kill.isWatchdog() ? ofWatchdog(kill, events, nodeCount) : ofNode(kill, events);
  }

  private static Failover ofWatchdog(Kill kill, List<DrillEvent> events, int nodeCount) {
    long startedAtNs = first(events, kill.atNs(), e -> isFrom(e, kill) && e.is("started"));
    long[] heard =
        events.stream()
            .filter(e -> startedAtNs != NEVER && e.atNs() >= startedAtNs)
            .filter(e -> isFrom(e, kill) && e.is("heard"))
            .mapToLong(DrillEvent::atNs)
            .sorted()
            .toArray();
    long hotAtNs = heard.length < nodeCount ? NEVER : heard[nodeCount - 1];
    return new Failover(kill, kill.atNs(), NEVER, NEVER, NEVER, startedAtNs, hotAtNs);
  }

  private static Failover ofNode(Kill kill, List<DrillEvent> events) {
    DrillEvent suspicion = suspicion(kill, events);
    long suspectedAtNs = suspicion == null ? NEVER : suspicion.atNs();
    long killedAtNs =
        kill.isByHand() && suspicion != null
            ? suspectedAtNs - suspicion.number("silentNs")
            : kill.atNs();
    long grantedAtNs = first(events, killedAtNs, e -> e.is("granted") && isWithout(e, kill));
    long sequencingAtNs =
        grantedAtNs == NEVER
            ? NEVER
            : first(events, grantedAtNs, e -> e.is("sequencing") && !isFrom(e, kill));
    long restartedAtNs = first(events, kill.atNs(), e -> isFrom(e, kill) && e.is("processStarted"));
    long hotAtNs =
        restartedAtNs == NEVER
            ? NEVER
            : first(events, restartedAtNs, e -> isFrom(e, kill) && e.is("view") && isMember(e));
    boolean isPrimary = kill.role().equals("primary");
    return new Failover(
        kill,
        killedAtNs,
        suspectedAtNs,
        grantedAtNs,
        isPrimary ? sequencingAtNs : NEVER,
        restartedAtNs,
        hotAtNs);
  }

  /** The suspicion that found the death: the last one of that incarnation. */
  private static DrillEvent suspicion(Kill kill, List<DrillEvent> events) {
    DrillEvent last = null;
    for (DrillEvent event : events) {
      boolean isThis =
          event.is("suspected")
              && event.number("node") == kill.nodeId()
              && event.number("incarnation") == kill.incarnation();
      if (isThis && (kill.isByHand() || event.atNs() >= kill.atNs())) {
        last = event;
      }
    }
    return last;
  }

  private static boolean isFrom(DrillEvent event, Kill kill) {
    return event.source().equals(kill.process());
  }

  private static boolean isWithout(DrillEvent granted, Kill kill) {
    return granted.memberIncarnation(kill.nodeId()) != kill.incarnation();
  }

  private static boolean isMember(DrillEvent view) {
    return view.text("role").equals("HOT") || view.text("role").equals("PRIMARY");
  }

  private static long first(List<DrillEvent> events, long fromNs, Predicate<DrillEvent> condition) {
    return events.stream()
        .filter(event -> event.atNs() >= fromNs)
        .filter(condition)
        .mapToLong(DrillEvent::atNs)
        .min()
        .orElse(NEVER);
  }

  /** Whether the killed process is back in its place. */
  boolean isOver() {
    return hotAtNs != NEVER;
  }

  /** When the view that followed was in force: the end of the time in which answers could stop. */
  long settledAtNs() {
    return Math.max(killedAtNs, Math.max(grantedAtNs, sequencingAtNs));
  }
}
