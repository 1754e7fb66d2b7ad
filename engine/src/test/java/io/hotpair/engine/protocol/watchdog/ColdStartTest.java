package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.Test;

class ColdStartTest {
  @Test
  void shouldMakeTheMostAdvancedPrimaryAloneWhenAllCameBack() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.nodes.forEach(FakeNode::kill);
    cluster.node(0).journal(1, 50);
    cluster.node(1).journal(1, 51);
    cluster.run(100 * MS);
    cluster.node(0).restart();
    cluster.run(1_000 * MS);
    assertEquals(2, cluster.view().version());
    cluster.node(1).restart();
    cluster.run(MS);
    assertEquals(new View(4, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
    assertTrue(cluster.hasEvent("granted 3 ROLL_CALL 0"));
    assertTrue(cluster.hasEvent("granted 4 COLD_START 1"));
  }

  @Test
  void shouldStartAnewWhenTheOnlyMemberCameBack() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(1).kill();
    cluster.runUntilVersion(3, 20 * MS);
    cluster.run(MS);
    cluster.node(0).kill();
    cluster.run(50 * MS);
    cluster.node(1).journal(1, 5_000);
    cluster.node(1).restart();
    cluster.run(500 * MS);
    assertEquals(3, cluster.view().version());
    assertTrue(cluster.hasEvent("waiting [0]"));
    cluster.node(0).restart();
    cluster.run(MS);
    assertEquals(new View(5, 2, 0, FakeCluster.members(cluster.node(0))), cluster.view());
  }

  @Test
  void shouldWaitForANodeThatDiedAgainBeforeItAnsweredTheRollCall() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.nodes.forEach(FakeNode::kill);
    cluster.node(0).journal(1, 52);
    cluster.node(1).journal(1, 51);
    cluster.run(10 * MS);
    cluster.node(0).restart();
    cluster.run(100 * MS);
    cluster.node(0).kill();
    cluster.run(100 * MS);
    cluster.node(1).restart();
    cluster.run(1_000 * MS);
    assertTrue(cluster.hasEvent("granted 3 ROLL_CALL"));
    assertEquals(3, cluster.view().version());
    assertTrue(
        cluster.hasEvent("waiting [0] it came back and went silent"), cluster.events.toString());
    cluster.node(0).restart();
    cluster.run(MS);
    assertEquals(new View(5, 2, 0, FakeCluster.members(cluster.node(0))), cluster.view());
  }

  @Test
  void shouldNotBeginWithANodeThatDiedWhileNothingAtAllWasHeard() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.nodes.forEach(FakeNode::kill);
    cluster.run(10 * MS);
    cluster.node(0).journal(1, 50).hearsWatchdog = false;
    cluster.node(1).journal(1, 51);
    cluster.nodes.forEach(FakeNode::restart);
    cluster.run(100 * MS);
    assertEquals(3, cluster.node(1).view.version());
    cluster.node(1).kill();
    cluster.node(0).reachesWatchdog = false;
    cluster.run(100 * MS);
    cluster.node(0).reachesWatchdog = true;
    cluster.node(0).hearsWatchdog = true;
    cluster.run(500 * MS);
    assertEquals(3, cluster.view().version(), cluster.events.toString());
    assertTrue(cluster.hasEvent("waiting [1]"), cluster.events.toString());
    cluster.node(1).restart();
    cluster.run(MS);
    assertEquals(new View(5, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
  }

  @Test
  void shouldLetASilentMemberGoOnWhenItIsHeardAgain() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.nodes.forEach(FakeNode::kill);
    cluster.run(10 * MS);
    cluster.node(0).restart();
    cluster.run(100 * MS);
    cluster.node(1).start();
    cluster.run(MS);
    assertEquals(new View(3, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
  }

  @Test
  void shouldForceANodeAndSayWhatMayBeLost() {
    FakeCluster cluster = FakeCluster.allHot(3);
    cluster.nodes.forEach(FakeNode::kill);
    cluster.node(0).journal(1, 40);
    cluster.node(1).journal(1, 60);
    cluster.run(10 * MS);
    cluster.node(0).restart();
    cluster.node(1).restart();
    cluster.run(100 * MS);
    assertEquals(4 - 1, cluster.view().version());
    cluster.watchdog.force(0, cluster.nowNs);
    assertEquals(new View(4, 2, 0, FakeCluster.members(cluster.node(0)), true), cluster.view());
    assertTrue(
        cluster.hasEvent(
            "forced 4 everything behind epoch 1, sequence 40 that node 0 does not hold;"
                + " node 1 holds up to epoch 1, sequence 60; node 2 was last heard to hold no more"),
        cluster.events.toString());
  }

  @Test
  void shouldAskTheFormerMemberTooWhenTheSurvivorNeverTookItsViewUp() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).journal(1, 60).kill();
    cluster.node(1).journal(1, 60).hearsWatchdog = false;
    cluster.runUntilVersion(3, 20 * MS);
    assertEquals(FakeCluster.members(cluster.node(1)), cluster.view().members());
    cluster.node(1).kill();
    cluster.run(50 * MS);
    cluster.node(1).journal(1, 40).hearsWatchdog = true;
    cluster.node(1).restart();
    cluster.run(1_000 * MS);
    assertEquals(3, cluster.view().version());
    assertTrue(cluster.hasEvent("waiting [0]"), cluster.events.toString());
    cluster.node(0).restart();
    cluster.run(MS);
    assertEquals(new View(5, 2 + 1, 0, FakeCluster.members(cluster.node(0))), cluster.view());
  }

  @Test
  void shouldLetAFormerMemberThatNeverDiedCarryOnWhenItHasMore() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).journal(1, 60).reachesWatchdog = false;
    cluster.node(1).journal(1, 60).hearsWatchdog = false;
    cluster.runUntilVersion(3, 100 * MS);
    cluster.node(1).kill();
    cluster.node(0).reachesWatchdog = true;
    cluster.run(50 * MS);
    assertEquals(3, cluster.view().version());
    cluster.node(1).journal(1, 40).hearsWatchdog = true;
    cluster.node(1).restart();
    cluster.run(MS);
    assertEquals(new View(5, 2 + 1, 0, FakeCluster.members(cluster.node(0))), cluster.view());
  }

  @Test
  void shouldCompareOnlyWhatWasSaidAfterTheRollCall() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.nodes.forEach(FakeNode::kill);
    cluster.run(10 * MS);
    cluster.node(0).journal(1, 50).hearsWatchdog = false;
    cluster.node(1).journal(1, 51);
    cluster.node(0).restart();
    cluster.node(1).restart();
    cluster.run(500 * MS);
    assertTrue(cluster.hasEvent("granted 3 ROLL_CALL"));
    assertEquals(3, cluster.view().version());
    cluster.node(0).journal(1, 52).hearsWatchdog = true;
    cluster.run(100 * MS);
    assertEquals(new View(4, 2, 0, FakeCluster.members(cluster.node(0))), cluster.view());
  }
}
