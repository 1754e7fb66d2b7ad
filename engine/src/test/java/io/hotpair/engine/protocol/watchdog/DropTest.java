package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropTest {
  @Test
  void shouldKeepPrimaryAndEpochWhenAHotNodeDies() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    cluster.node(1).kill();
    long tookNs = cluster.runUntilVersion(before.version() + 1, 20 * MS);
    assertEquals(
        new View(before.version() + 1, 1, 0, FakeCluster.members(cluster.node(0))), cluster.view());
    assertTrue(tookNs < 4 * MS, "took " + tookNs);
    assertTrue(cluster.hasEvent("granted 3 MEMBER_DROPPED 1"), cluster.events.toString());
  }

  @Test
  void shouldPromoteTheSurvivorWithTheNextEpochWhenThePrimaryDies() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    cluster.runUntilVersion(3, 20 * MS);
    assertEquals(new View(3, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
    assertEquals(3, cluster.node(1).view.version());
    assertTrue(cluster.hasEvent("suspected 0.1"));
    assertTrue(cluster.hasEvent("granted 3 PRIMARY_REPLACED 0"));
  }

  @Test
  void shouldPromoteTheMostAdvancedOfSeveralSurvivors() {
    FakeCluster cluster = FakeCluster.allHot(3);
    cluster.node(0).journal(1, 100);
    cluster.node(1).journal(1, 70);
    cluster.node(2).journal(1, 71);
    cluster.run(MS);
    cluster.node(0).kill();
    cluster.runUntilVersion(4, 20 * MS);
    assertEquals(2, cluster.view().primaryId());
    assertEquals(FakeCluster.members(cluster.node(1), cluster.node(2)), cluster.view().members());
  }

  @Test
  void shouldPutTheLastEpochAboveTheLengthWhenItPromotes() {
    FakeCluster cluster = FakeCluster.allHot(3);
    cluster.node(0).journal(1, 100);
    cluster.node(1).journal(1, 60);
    cluster.node(2).journal(0, 99);
    cluster.run(MS);
    cluster.node(0).kill();
    cluster.runUntilVersion(4, 20 * MS);
    assertEquals(1, cluster.view().primaryId());
  }

  @Test
  void shouldDropTwoDeadMembersAtOnceWhenOneLives() {
    FakeCluster cluster = FakeCluster.allHot(3);
    cluster.node(0).kill();
    cluster.node(2).kill();
    cluster.run(40 * MS);
    assertEquals(1, cluster.view().primaryId());
    assertEquals(FakeCluster.members(cluster.node(1)), cluster.view().members());
    assertEquals(2, cluster.view().epoch());
  }

  @Test
  void shouldDropNobodyWhenAllMembersFallSilentAtOnce() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    cluster.nodes.forEach(n -> n.reachesWatchdog = false);
    cluster.run(10_000 * MS);
    cluster.node(1).reachesWatchdog = true;
    cluster.run(BEATS);
    cluster.node(0).reachesWatchdog = true;
    cluster.run(100 * MS);
    assertEquals(before, cluster.view());
    assertTrue(cluster.hasEvent("allSilent"));
    assertFalse(cluster.hasEvent("suspected"), cluster.events.toString());
  }

  @Test
  void shouldDropNobodyWhenAllMembersFallSilentButANonMemberIsHeard() {
    FakeCluster cluster = new FakeCluster(3);
    cluster.nodes.forEach(FakeNode::start);
    cluster.run(10 * MS);
    cluster.admit(1);
    cluster.run(10 * MS);
    View before = cluster.view();
    cluster.node(0).reachesWatchdog = false;
    cluster.node(1).reachesWatchdog = false;
    cluster.run(1_000 * MS);
    assertEquals(before, cluster.view());
    assertTrue(cluster.hasEvent("waiting [0, 1]"), cluster.events.toString());
    cluster.node(1).reachesWatchdog = true;
    cluster.run(BEATS);
    cluster.node(0).reachesWatchdog = true;
    cluster.run(100 * MS);
    assertEquals(before, cluster.view());
    assertTrue(cluster.hasEvent("resumed"));
  }

  private static final long BEATS = 3 * FakeCluster.BEAT_NS;

  @Test
  void shouldNeverDropTheOnlyMember() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    cluster.runUntilVersion(3, 20 * MS);
    cluster.node(0).restart();
    cluster.run(10 * MS);
    cluster.node(1).kill();
    cluster.run(1_000 * MS);
    assertEquals(new View(3, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
    assertTrue(cluster.hasEvent("waiting [1]"));
  }

  @Test
  void shouldDropARestartedMemberAtOnceWithoutPatience() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    cluster.node(0).restart();
    long tookNs = cluster.runUntilVersion(3, 20 * MS);
    assertEquals(new View(3, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
    assertTrue(tookNs <= 3 * FakeCluster.BEAT_NS, "took " + tookNs);
    assertFalse(cluster.hasEvent("suspected"));
  }

  @Test
  void shouldNotDropARestartedMemberForOneThatDiedWithIt() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    cluster.nodes.forEach(FakeNode::kill);
    cluster.run(300 * MS);
    cluster.node(0).restart();
    cluster.run(1_000 * MS);
    assertEquals(before, cluster.view());
    assertTrue(cluster.hasEvent("waiting [1] they are members"), cluster.events.toString());
  }

  @Test
  void shouldIgnoreAnOlderIncarnationAndALateHeartbeat() {
    FakeCluster cluster = FakeCluster.allHot(2);
    FakeNode old = new FakeNode(1);
    NodeReport late = cluster.node(1).report(new NodeReport(), cluster.nowNs);
    cluster.node(1).kill();
    cluster.node(1).restart();
    cluster.run(10 * MS);
    View after = cluster.view();
    old.start();
    for (int i = 0; i < 100; i++) {
      cluster.beat(old);
      cluster.run(FakeCluster.BEAT_NS);
    }
    assertEquals(after, cluster.view());
    assertEquals(2, cluster.watchdog.report(1).incarnation());
    long silentNs = cluster.watchdog.silentNs(1, cluster.nowNs + MS);
    cluster.watchdog.onHeartbeat(late, cluster.nowNs + MS);
    assertEquals(silentNs, cluster.watchdog.silentNs(1, cluster.nowNs + MS));
  }

  @Test
  void shouldDropAMemberThatDiedWhileTheWatchdogWasAway() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    cluster.nowNs += 5_000 * MS;
    cluster.startWatchdog();
    cluster.run(cluster.timings.startPatienceNs() / 2);
    assertEquals(2, cluster.view().version());
    cluster.runUntilVersion(3, cluster.timings.startPatienceNs());
    assertEquals(1, cluster.view().primaryId());
  }

  @Test
  void shouldTakeOverTheRegistersViewWhenAnotherWatchdogMovedIt() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View other = new View(3, 1, 0, FakeCluster.members(cluster.node(0)));
    cluster.register.compareAndSet(2, other, List.of());
    cluster.node(0).kill();
    cluster.run(20 * MS);
    assertEquals(other, cluster.view());
    assertEquals(other, cluster.watchdog.view());
    assertTrue(cluster.hasEvent("moved 3"));
  }

  @Test
  void shouldRefuseToDecideWhenTheRegisterIsOlderThanTheNodes() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).view = new View(9, 4, 0, FakeCluster.members(cluster.node(0)));
    cluster.run(MS);
    cluster.node(1).kill();
    cluster.run(1_000 * MS);
    assertEquals(2, cluster.view().version());
    assertTrue(
        cluster.hasEvent("refused the register is at version 2, epoch 1, but node 0 has seen"),
        cluster.events.toString());
    cluster.watchdog.force(0, cluster.nowNs);
    assertEquals(new View(10, 5, 0, FakeCluster.members(cluster.node(0)), true), cluster.view());
  }

  @Test
  void shouldIgnoreANodeThatIsNotConfigured() {
    FakeCluster cluster = FakeCluster.allHot(2);
    FakeNode stranger = new FakeNode(7);
    cluster.beat(stranger);
    cluster.beat(stranger);
    assertEquals(1, cluster.countEvents("unknown 7"));
  }

  @Test
  void shouldIgnoreAnIncarnationOlderThanTheViewNames() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(1).restart();
    cluster.run(10 * MS);
    cluster.admit(1);
    cluster.startWatchdog();
    cluster.beat(new FakeNode(1));
    assertEquals(0, cluster.watchdog.report(1).incarnation());
    cluster.run(MS);
    assertEquals(2, cluster.watchdog.report(1).incarnation());
  }
}
