package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.Test;

class GrayFailureTest {
  private final FakeCluster cluster = FakeCluster.allHot(2);
  private final FakeNode primary = cluster.node(0);
  private final FakeNode hot = cluster.node(1);

  private void runMoving(long forMs, FakeNode... moving) {
    for (long i = 0; i < forMs; i++) {
      for (FakeNode node : moving) {
        node.held++;
        node.applied++;
      }
      cluster.run(MS);
    }
  }

  @Test
  void shouldDropAHotNodeWhoseJournalDoesNotGrowWhileThePrimarysDoes() {
    runMoving(900, primary);
    assertEquals(2, cluster.view().version());
    runMoving(200, primary);
    assertEquals(new View(3, 1, 0, FakeCluster.members(primary)), cluster.view());
    assertTrue(cluster.hasEvent("stuck 1"), cluster.events.toString());
  }

  @Test
  void shouldDropAHotNodeWhenThePrimaryWaitsForItsHold() {
    primary.held += 10;
    cluster.run(1_100 * MS);
    assertEquals(new View(3, 1, 0, FakeCluster.members(primary)), cluster.view());
    assertTrue(cluster.hasEvent("stuck 1 JOURNAL"));
  }

  @Test
  void shouldKeepAHotNodeThatIsBehindButMoves() {
    primary.held += 10_000;
    runMoving(3_000, hot, primary);
    assertEquals(2, cluster.view().version());
  }

  @Test
  void shouldKeepEverybodyWhenNothingHappens() {
    cluster.run(5_000 * MS);
    assertEquals(2, cluster.view().version());
    assertFalse(cluster.hasEvent("stuck"));
  }

  @Test
  void shouldReplaceAPrimaryThatDoesNotApplyWhatTheHotNodeApplied() {
    primary.held += 10;
    hot.held = primary.held;
    hot.applied = hot.held;
    cluster.run(1_100 * MS);
    assertEquals(new View(3, 2, 1, FakeCluster.members(hot)), cluster.view());
    assertTrue(cluster.hasEvent("stuck 0 APPLY"), cluster.events.toString());
  }

  @Test
  void shouldDropAMemberThatDoesNotAdoptTheView() {
    FakeCluster three = FakeCluster.allHot(3);
    three.node(1).hearsWatchdog = false;
    three.node(2).kill();
    three.run(1_100 * MS);
    assertEquals(new View(5, 1, 0, FakeCluster.members(three.node(0))), three.view());
    assertTrue(three.hasEvent("stuck 1 VIEW"), three.events.toString());
  }

  @Test
  void shouldKeepALoneMemberHoweverStuckItIs() {
    hot.kill();
    cluster.run(10 * MS);
    View alone = cluster.view();
    hot.restart();
    hot.applied = 1_000_000;
    cluster.run(3_000 * MS);
    assertEquals(alone, cluster.view());
  }

  @Test
  void shouldLookAtNoProgressWhenTheTimeoutIsZero() {
    FakeCluster off = new FakeCluster(2, FakeCluster.timings().progressTimeoutNs(0));
    off.makeAllHot();
    off.node(0).held += 10;
    off.run(5_000 * MS);
    assertEquals(2, off.view().version());
  }

  @Test
  void shouldDropOnlyOneWhenEachMemberLagsInItsOwnWay() {
    primary.held += 10;
    hot.applied += 5;
    cluster.run(1_200 * MS);
    assertEquals(3, cluster.view().version());
    assertEquals(1, cluster.view().members().size());
    assertFalse(cluster.watchdog.isSuspected(0));
    assertFalse(cluster.watchdog.isSuspected(1));
  }

  @Test
  void shouldGiveTheWholeTimeAgainWhenTheViewChanges() {
    runMoving(900, primary);
    cluster.watchdog.onAdmitRequest(0, primary.incarnation, 2, 1, 99, cluster.nowNs);
    runMoving(900, primary);
    assertEquals(3, cluster.view().version());
    runMoving(200, primary);
    assertEquals(4, cluster.view().version());
  }
}
