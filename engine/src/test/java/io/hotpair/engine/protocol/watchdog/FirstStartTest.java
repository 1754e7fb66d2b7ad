package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.Test;

class FirstStartTest {
  private final FakeCluster cluster = new FakeCluster(2);

  @Test
  void shouldWaitWhileAConfiguredNodeIsMissing() {
    cluster.node(0).start();
    cluster.run(10_000 * MS);
    assertEquals(View.NONE, cluster.view());
    assertTrue(cluster.hasEvent("waiting [1]"), cluster.events.toString());
    assertEquals(1, cluster.countEvents("waiting"));
  }

  @Test
  void shouldMakeOneNodePrimaryAloneWhenAllAreThereWithEmptyJournals() {
    cluster.node(1).start();
    cluster.run(5 * MS);
    cluster.node(0).start();
    cluster.run(5 * MS);
    assertEquals(new View(1, 1, 0, FakeCluster.members(cluster.node(0))), cluster.view());
    assertTrue(cluster.hasEvent("granted 1 FIRST_START 0"));
    assertTrue(cluster.hasEvent("adopted 0.1 1"));
    assertEquals(1, cluster.node(1).view.version());
  }

  @Test
  void shouldRefuseANewStartWhenANodeHasAJournal() {
    cluster.node(1).journal(4, 900);
    cluster.nodes.forEach(FakeNode::start);
    cluster.run(10_000 * MS);
    assertEquals(View.NONE, cluster.view());
    assertTrue(
        cluster.hasEvent(
            "refused this register is new, but node 1 has a journal (last epoch 4, sequence 900)"),
        cluster.events.toString());
    assertEquals(1, cluster.countEvents("refused"));
  }

  @Test
  void shouldStartAboveTheOldEpochsWhenForcedAfterTheRegisterWasLost() {
    cluster.node(0).journal(3, 800);
    cluster.node(1).journal(4, 900);
    cluster.nodes.forEach(FakeNode::start);
    cluster.run(10 * MS);
    cluster.watchdog.force(1, cluster.nowNs);
    cluster.run(10 * MS);
    assertEquals(new View(1, 5, 1, FakeCluster.members(cluster.node(1)), true), cluster.view());
    assertTrue(cluster.hasEvent("resumed"));
    assertTrue(cluster.hasEvent("forced 1"));
  }

  @Test
  void shouldNotForceANodeThatIsNotHeardOrNotConfigured() {
    cluster.node(0).start();
    cluster.run(10 * MS);
    assertThrows(IllegalStateException.class, () -> cluster.watchdog.force(1, cluster.nowNs));
    assertThrows(IllegalArgumentException.class, () -> cluster.watchdog.force(9, cluster.nowNs));
    assertEquals(View.NONE, cluster.view());
  }
}
