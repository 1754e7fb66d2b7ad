package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.protocol.watchdog.NodeReport;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import io.hotpair.engine.protocol.watchdog.ViewSender;
import io.hotpair.engine.protocol.watchdog.WatchdogEvents;
import io.hotpair.engine.protocol.watchdog.WatchdogProtocol;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Lets two made-up nodes start, join, die and be replaced, before the watchdog hears real ones. The
 * first failover of a pair may come after months, and would else be the time at which the classes
 * that it needs are loaded and its code runs for the first time, interpreted. The register is a
 * file of its own beside the real one, so that writing and forcing is rehearsed too; the time is
 * counted, not waited for.
 */
final class WatchdogRehearsal implements ViewSender {
  private static final int FAILOVERS = 10;
  private static final int A = 0;
  private static final int B = 1;

  private final WatchdogTimings timings;
  private final NodeReport report = new NodeReport();
  private final View[] views = {View.NONE, View.NONE};
  private final long[] incarnations = {1, 1};
  private final long[] beats = {0, 0};
  private long nowNs;

  private WatchdogRehearsal(WatchdogTimings timings) {
    this.timings = timings;
  }

  /**
   * Rehearses.
   *
   * @param register file of the real register, which is not touched; a file is made beside it and
   *     deleted again.
   * @param timings of the watchdog.
   * @return the last view of the rehearsal.
   * @throws RegisterException if no register can be written there.
   */
  static View run(Path register, WatchdogTimings timings) {
    Path file = register.resolveSibling(register.getFileName() + ".rehearsal");
    try {
      // What a watchdog that was killed in its rehearsal left behind.
      Files.deleteIfExists(file);
      TreeSet<Integer> nodeIds = new TreeSet<>(Set.of(A, B));
      FileRegister.create(file, "rehearsal", nodeIds);
      try (FileRegister rehearsed = FileRegister.open(file, "rehearsal", nodeIds)) {
        return new WatchdogRehearsal(timings).play(rehearsed);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new RegisterException("cannot delete " + file + ": " + e, e);
    }
  }

  private View play(FileRegister register) {
    WatchdogProtocol watchdog =
        new WatchdogProtocol(register, this, WatchdogEvents.NONE, timings, nowNs);
    beatWhile(watchdog, true, () -> watchdog.view().version() == 0);
    int primary = watchdog.view().primaryId();
    for (int i = 0; i < FAILOVERS; i++) {
      int other = A + B - primary;
      admit(watchdog, primary, other);
      register.mirror();
      int dead = primary;
      beatWhile(watchdog, false, () -> watchdog.view().primaryId() == dead);
      primary = other;
      incarnations[dead]++;
      views[dead] = View.NONE;
    }
    return watchdog.view();
  }

  private void admit(WatchdogProtocol watchdog, int primary, int newcomer) {
    beat(watchdog, primary);
    beat(watchdog, newcomer);
    watchdog.onAdmitRequest(
        primary,
        incarnations[primary],
        watchdog.view().version(),
        newcomer,
        incarnations[newcomer],
        nowNs);
    beat(watchdog, primary);
    beat(watchdog, newcomer);
  }

  /**
   * Both beat, or only the one that is not the primary, for as long as the condition holds, but not
   * for good: a watchdog that cannot rehearse must watch all the same.
   */
  private void beatWhile(
      WatchdogProtocol watchdog, boolean isPrimaryBeating, BooleanSupplier condition) {
    long endNs = nowNs + 4 * timings.startPatienceNs();
    while (condition.getAsBoolean() && nowNs < endNs) {
      for (int id = A; id <= B; id++) {
        if (isPrimaryBeating || id != watchdog.view().primaryId()) {
          beat(watchdog, id);
        }
      }
      watchdog.onTick(nowNs);
    }
  }

  private void beat(WatchdogProtocol watchdog, int id) {
    nowNs += timings.heartbeatIntervalNs();
    View view = views[id];
    boolean isMember = view.names(id, incarnations[id]);
    ReplicaRole role = isMember ? ReplicaRole.HOT : ReplicaRole.CATCHING_UP;
    report
        .from(id, view.primaryId() == id ? ReplicaRole.PRIMARY : role, incarnations[id])
        .beat(++beats[id], nowNs)
        .adopted(view.version(), view.epoch())
        .journal(view.epoch(), view.epoch())
        .progress(view.epoch(), view.epoch());
    watchdog.onHeartbeat(report, nowNs);
  }

  @Override
  public void tell(View view, int nodeId, long targetIncarnation) {
    if (targetIncarnation == incarnations[nodeId]) {
      views[nodeId] = view;
    }
  }
}
