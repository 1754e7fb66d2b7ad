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
    assertEquals(new View(3, 2, 1, FakeCluster.members(cluster.node(1))), cluster.view());
    assertTrue(cluster.hasEvent("granted 3 COLD_START 1"));
  }

  @Test
  void shouldStartAnewWhenTheOnlyMemberCameBack() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(1).kill();
    cluster.runUntilVersion(3, 20 * MS);
    cluster.node(0).kill();
    cluster.run(50 * MS);
    cluster.node(1).journal(1, 5_000);
    cluster.node(1).restart();
    cluster.run(500 * MS);
    assertEquals(3, cluster.view().version());
    assertTrue(cluster.hasEvent("waiting [0]"));
    cluster.node(0).restart();
    cluster.run(MS);
    assertEquals(new View(4, 2, 0, FakeCluster.members(cluster.node(0))), cluster.view());
  }

  @Test
  void shouldWaitForTheLongestJournalWhenItsNodeDiedAgain() {
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
    assertEquals(2, cluster.view().version());
    assertTrue(cluster.hasEvent("waiting [0] it has the longest"), cluster.events.toString());
    cluster.node(0).restart();
    cluster.run(MS);
    assertEquals(new View(3, 2, 0, FakeCluster.members(cluster.node(0))), cluster.view());
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
    assertEquals(new View(4, 2, 0, FakeCluster.members(cluster.node(0))), cluster.view());
    assertTrue(
        cluster.hasEvent(
            "forced 4 everything behind epoch 1, sequence 40 that node 0 does not hold;"
                + " node 1 holds up to epoch 1, sequence 60; node 2 was last heard to hold no more"),
        cluster.events.toString());
  }
}
