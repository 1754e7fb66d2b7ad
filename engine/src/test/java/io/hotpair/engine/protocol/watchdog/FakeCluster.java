package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/** Nodes, a watchdog and a hand clock. */
final class FakeCluster {
  static final long BEAT_NS = 100_000;
  static final long MS = 1_000_000;

  final WatchdogTimings timings;
  final MemoryRegister register;
  final List<FakeNode> nodes = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  private final NodeReport report = new NodeReport();
  WatchdogProtocol watchdog;
  long nowNs = 7_000_000_000L;

  FakeCluster(int size) {
    this(size, timings());
  }

  static WatchdogTimings timings() {
    return new WatchdogTimings()
        .patienceFloorNs(2 * MS)
        .learningNs(2 * MS)
        .settlingNs(5 * MS)
        .disagreeFactor(4.0);
  }

  FakeCluster(int size, WatchdogTimings timings) {
    this.timings = timings;
    Integer[] ids = new Integer[size];
    for (int i = 0; i < size; i++) {
      ids[i] = i;
      nodes.add(new FakeNode(i));
    }
    register = new MemoryRegister(ids);
    startWatchdog();
  }

  /** All nodes running, and all in the view, node 0 as its primary. */
  static FakeCluster allHot(int size) {
    FakeCluster cluster = new FakeCluster(size);
    cluster.makeAllHot();
    return cluster;
  }

  void makeAllHot() {
    nodes.forEach(FakeNode::start);
    run(10 * MS);
    for (int i = 1; i < nodes.size(); i++) {
      admit(i);
    }
    run(3 * timings.settlingNs());
    events.clear();
    told.clear();
  }

  void startWatchdog() {
    watchdog =
        new WatchdogProtocol(register, this::tell, new RecordedEvents(events), timings, nowNs);
  }

  private void tell(View view, int nodeId, long incarnation) {
    told.add(view.version() + ">" + nodeId + "." + incarnation);
    node(nodeId).onView(view, incarnation);
  }

  /** The primary asks to admit a node, which has caught up. */
  void admit(int nodeId) {
    View view = view();
    FakeNode newcomer = node(nodeId);
    FakeNode primary = node(view.primaryId());
    newcomer.journal(primary.lastEpoch, primary.held);
    watchdog.onAdmitRequest(
        primary.id, primary.incarnation, view.version(), nodeId, newcomer.incarnation, nowNs);
  }

  FakeNode node(int nodeId) {
    return nodes.get(nodeId);
  }

  View view() {
    return register.read();
  }

  void run(long forNs) {
    for (long endNs = nowNs + forNs; nowNs < endNs; ) {
      nowNs += BEAT_NS;
      beatAll();
      watchdog.onTick(nowNs);
    }
  }

  /** Time passes, but the watchdog does not run. */
  void stall(long forNs) {
    for (long endNs = nowNs + forNs; nowNs < endNs; ) {
      nowNs += BEAT_NS;
      tellPeers();
      nodes.stream().filter(n -> n.isRunning).forEach(n -> n.beats++);
    }
  }

  private void tellPeers() {
    for (FakeNode node : nodes) {
      if (node.isRunning && node.reachesNodes) {
        node.beatAtNs = nowNs;
        node.heardBeat = node.beats + 1;
      }
    }
  }

  void beatAll() {
    tellPeers();
    for (FakeNode node : nodes) {
      if (node.isRunning && node.reachesWatchdog) {
        beat(node);
      } else if (node.isRunning) {
        node.beats++;
      }
    }
  }

  void beat(FakeNode node) {
    node.report(report, nowNs);
    for (FakeNode peer : nodes) {
      if (peer != node && peer.beatAtNs != 0) {
        report.addPeer(peer.id, nowNs - peer.beatAtNs, peer.heardBeat);
      }
    }
    watchdog.onHeartbeat(report, nowNs);
  }

  static List<Member> members(FakeNode... nodes) {
    List<Member> members = new ArrayList<>();
    for (FakeNode node : nodes) {
      members.add(new Member(node.id, node.incarnation));
    }
    return members;
  }

  /** Runs until there is a view with this version; returns how long that took. */
  long runUntilVersion(long version, long atMostNs) {
    long startNs = nowNs;
    while (view().version() < version) {
      if (nowNs - startNs > atMostNs) {
        throw new AssertionError(
            "no version " + version + " within " + atMostNs + " ns: " + view() + ", " + events);
      }
      run(BEAT_NS);
    }
    return nowNs - startNs;
  }

  boolean hasEvent(String prefix) {
    return events.stream().anyMatch(e -> e.startsWith(prefix));
  }

  long countEvents(String prefix) {
    return events.stream().filter(e -> e.startsWith(prefix)).count();
  }
}
