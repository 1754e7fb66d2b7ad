package io.hotpair.engine.watchdog;

import io.aeron.Aeron;
import io.aeron.Counter;
import io.hotpair.engine.counters.CounterSet;
import io.hotpair.engine.counters.CounterTypes;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.NodeReport;
import io.hotpair.engine.protocol.watchdog.WatchdogProtocol;
import java.util.SortedSet;

/** The watchdog's counters. One thread; allocates nothing once it is open. */
final class WatchdogCounters implements AutoCloseable {
  private final CounterSet counters;
  private final Counter version;
  private final Counter epoch;
  private final Counter primary;
  private final Counter viewChanges;
  private final Counter suspicions;
  private final Counter falseSuspicions;
  private final Counter stalls;
  private final Counter maxForceNs;
  private final int[] nodeIds;
  private final NodeRow[] rows;
  private long shownVersion;

  private record NodeRow(
      Counter role,
      Counter incarnation,
      Counter version,
      Counter epoch,
      Counter held,
      Counter applied,
      Counter silentNs,
      Counter patienceNs,
      Counter maxGapNs,
      Counter suspected) {}

  WatchdogCounters(Aeron aeron, SortedSet<Integer> ids, long registerVersion) {
    shownVersion = registerVersion;
    counters = new CounterSet(aeron, "hotpair watchdog");
    int type = CounterTypes.WATCHDOG;
    version = counters.add(type, "version");
    epoch = counters.add(type + 1, "epoch");
    primary = counters.add(type + 2, "primary node (-1 none)");
    viewChanges = counters.add(type + 3, "view changes");
    suspicions = counters.add(type + 4, "suspicions");
    falseSuspicions = counters.add(type + 5, "false suspicions");
    stalls = counters.add(type + 6, "own stalls");
    maxForceNs = counters.add(type + 7, "register force max ns");
    nodeIds = ids.stream().mapToInt(Integer::intValue).toArray();
    rows = new NodeRow[nodeIds.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("node " + nodeIds[i]);
    }
  }

  private NodeRow row(String node) {
    int type = CounterTypes.WATCHDOG_NODE;
    return new NodeRow(
        counters.add(
            type, node + " role (0 unknown, 1 recovering, 2 catching up, 3 hot, 4 primary)"),
        counters.add(type + 1, node + " incarnation"),
        counters.add(type + 2, node + " version"),
        counters.add(type + 3, node + " epoch"),
        counters.add(type + 4, node + " held"),
        counters.add(type + 5, node + " applied"),
        counters.add(type + 6, node + " silent ns"),
        counters.add(type + 7, node + " patience ns"),
        counters.add(type + 8, node + " silence max ns"),
        counters.add(type + 9, node + " suspected"));
  }

  void onSuspicion() {
    suspicions.incrementRelease();
  }

  void onFalseSuspicion() {
    falseSuspicions.incrementRelease();
  }

  void onStall() {
    stalls.incrementRelease();
  }

  void update(WatchdogProtocol protocol, FileRegister register, long nowNs) {
    View view = protocol.view();
    viewChanges.getAndAddRelease(view.version() - shownVersion);
    shownVersion = view.version();
    version.setRelease(view.version());
    epoch.setRelease(view.epoch());
    primary.setRelease(view.primaryId());
    maxForceNs.setRelease(register.maxForceNs());
    for (int i = 0; i < rows.length; i++) {
      update(rows[i], nodeIds[i], protocol, nowNs);
    }
  }

  private static void update(NodeRow row, int nodeId, WatchdogProtocol protocol, long nowNs) {
    NodeReport report = protocol.report(nodeId);
    row.role.setRelease(report.incarnation() == 0 ? 0 : report.role().ordinal() + 1);
    row.incarnation.setRelease(report.incarnation());
    row.version.setRelease(report.version());
    row.epoch.setRelease(report.epoch());
    row.held.setRelease(report.held());
    row.applied.setRelease(report.applied());
    row.silentNs.setRelease(protocol.silentNs(nodeId, nowNs));
    row.patienceNs.setRelease(protocol.patienceNs(nodeId, nowNs));
    row.maxGapNs.setRelease(protocol.maxGapNs(nodeId));
    row.suspected.setRelease(protocol.isSuspected(nodeId) ? 1 : 0);
  }

  @Override
  public void close() {
    counters.close();
  }
}
