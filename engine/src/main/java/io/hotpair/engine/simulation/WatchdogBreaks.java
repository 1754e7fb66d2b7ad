package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.NodeReport;
import io.hotpair.engine.protocol.watchdog.WatchdogProtocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Breaks of what the watchdog decides. */
final class WatchdogBreaks {
  private WatchdogBreaks() {}

  private static boolean promote(SimWatchdog watchdog, NodeReport report) {
    View view = watchdog.view();
    Member primary = new Member(report.nodeId(), report.incarnation());
    return watchdog
        .register()
        .compareAndSet(
            view.version(),
            new View(view.version() + 1, view.epoch() + 1, primary.nodeId(), List.of(primary)),
            List.of());
  }

  private static boolean isHeard(WatchdogProtocol protocol, int nodeId) {
    return protocol.report(nodeId).incarnation() > 0 && !protocol.isSuspected(nodeId);
  }

  /** When the primary is silent, any node that is heard will do. */
  static final class PromoteOutsider implements Sabotage {
    @Override
    public boolean afterStep(SimWatchdog watchdog) {
      View view = watchdog.view();
      WatchdogProtocol protocol = watchdog.protocol();
      if (view.version() == 0 || !protocol.isSuspected(view.primaryId())) {
        return false;
      }
      for (int nodeId : watchdog.register().nodeIds()) {
        if (view.incarnationOf(nodeId) == 0 && isHeard(protocol, nodeId)) {
          return promote(watchdog, protocol.report(nodeId));
        }
      }
      return false;
    }
  }

  /** When all members are gone, the first that is back will do. */
  static final class ColdStartWithoutAll implements Sabotage {
    @Override
    public boolean afterStep(SimWatchdog watchdog) {
      View view = watchdog.view();
      WatchdogProtocol protocol = watchdog.protocol();
      NodeReport back = null;
      for (Member member : view.members()) {
        boolean isGone = protocol.report(member.nodeId()).incarnation() > member.incarnation();
        if (!isGone && !protocol.isSuspected(member.nodeId())) {
          return false;
        }
        if (isGone && isHeard(protocol, member.nodeId())) {
          back = protocol.report(member.nodeId());
        }
      }
      return back != null && promote(watchdog, back);
    }
  }

  /** Only the members of the register's view are asked for. */
  static final class FormerForgotten implements Sabotage {
    @Override
    public boolean areFormerMembersKept() {
      return false;
    }
  }

  /** Of a node that is no member counts what it said first, as if it were said now. */
  static final class NoRollCall implements Sabotage {
    private final Map<Member, Message.Heartbeat> first = new HashMap<>();

    @Override
    public Message.Heartbeat arriving(SimWatchdog watchdog, Message.Heartbeat now) {
      Member speaker = new Member(now.fromId(), now.fromIncarnation());
      Message.Heartbeat then = first.computeIfAbsent(speaker, absent -> now);
      View view = watchdog.view();
      if (view.names(now.fromId(), now.fromIncarnation())) {
        return now;
      }
      return new Message.Heartbeat(
          now.fromId(),
          now.role(),
          now.fromIncarnation(),
          now.timestampNs(),
          now.beat(),
          view.version(),
          Math.min(view.epoch(), now.epoch()),
          then.lastEpoch(),
          then.held(),
          now.committed(),
          now.applied(),
          now.digestSequence(),
          now.digest(),
          now.peerSilentNs(),
          now.peerBeats());
    }
  }

  /** What was last written into the register may be gone when the watchdog dies. */
  static final class RegisterNotForced implements Sabotage {
    @Override
    public boolean isRegisterForced() {
      return false;
    }
  }
}
