package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.Test;

class SuspicionTest {
  @Test
  void shouldSuspectNobodyAfterItsOwnStall() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    for (int i = 0; i < 100; i++) {
      cluster.stall(50 * MS);
      cluster.watchdog.onTick(cluster.nowNs);
      cluster.beat(cluster.node(i % 2));
      cluster.watchdog.onTick(cluster.nowNs);
      cluster.run(2 * MS);
    }
    assertEquals(before, cluster.view());
    assertFalse(cluster.hasEvent("suspected"), cluster.events.toString());
    assertTrue(cluster.hasEvent("ownStall 5"));
  }

  @Test
  void shouldStillFindTheDeadWhenItStallsAgainAndAgain() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    for (int i = 0; i < 10; i++) {
      cluster.stall(4 * MS);
      cluster.run(MS);
    }
    assertEquals(3, cluster.view().version());
  }

  @Test
  void shouldStillFindTheDeadWhenEveryTickComesLate() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    for (int i = 0; i < 20; i++) {
      cluster.stall(3 * MS);
      cluster.beatAll();
      cluster.watchdog.onTick(cluster.nowNs);
    }
    assertEquals(3, cluster.view().version());
  }

  @Test
  void shouldFindTheDeadInTimeWhenTheLivingBeatsSeldom() {
    long patienceNs = 8 * MS;
    FakeCluster cluster = new FakeCluster(2, FakeCluster.timings().patienceFloorNs(patienceNs));
    cluster.makeAllHot();
    cluster.node(0).kill();
    long startNs = cluster.nowNs;
    while (cluster.view().version() < 3 && cluster.nowNs - startNs < 100 * MS) {
      beatAfter(3 * MS, cluster, cluster.node(1));
    }
    assertEquals(3, cluster.view().version());
    long tookNs = cluster.nowNs - startNs;
    assertTrue(tookNs <= patienceNs + 4 * MS, "took " + tookNs);
  }

  @Test
  void shouldNotCountASilenceInFullThatIsAGapInWhatItHears() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    FakeNode cutOff = cluster.node(0);
    cluster.nodes.forEach(node -> node.reachesWatchdog = false);
    cluster.run(50 * MS);
    cluster.node(1).reachesWatchdog = true;
    cluster.run(cluster.timings.patienceFloorNs() / 2);
    cutOff.reachesWatchdog = true;
    cluster.run(MS);
    assertEquals(before, cluster.view());
  }

  @Test
  void shouldNotCountASilenceInFullThatItDidNotListenTo() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    cluster.nodes.forEach(FakeNode::kill);
    cluster.nowNs += 50 * MS;
    cluster.node(1).isRunning = true;
    cluster.run(cluster.timings.patienceFloorNs() / 4);
    cluster.node(0).isRunning = true;
    cluster.run(MS);
    assertEquals(before, cluster.view(), "the whole machine stood still");
  }

  /** Sends nothing for a while, and then the next heartbeat: none is lost. */
  private static void beatAfter(long silentNs, FakeCluster cluster, FakeNode node) {
    node.isRunning = false;
    cluster.run(silentNs);
    node.isRunning = true;
    cluster.run(FakeCluster.BEAT_NS);
  }

  @Test
  void shouldWaitLongerWhenThePeerStillHearsTheSilentNode() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).reachesWatchdog = false;
    long tookNs = cluster.runUntilVersion(3, 100 * MS);
    long patienceNs = cluster.timings.patienceFloorNs();
    assertTrue(tookNs > 4 * patienceNs, "took " + tookNs);
    assertTrue(tookNs < 5 * patienceNs, "took " + tookNs);
    assertTrue(cluster.hasEvent("disagreed 0 heard by 1"));
    assertEquals(1, cluster.countEvents("disagreed"));
  }

  @Test
  void shouldDoNothingWhenTheDisagreementEndsInTime() {
    FakeCluster cluster = FakeCluster.allHot(2);
    View before = cluster.view();
    cluster.node(0).reachesWatchdog = false;
    cluster.run(6 * MS);
    cluster.node(0).reachesWatchdog = true;
    cluster.run(100 * MS);
    assertEquals(before, cluster.view());
  }

  @Test
  void shouldNotWaitLongerWhenThePeerDoesNotHearTheSilentNodeEither() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).kill();
    long tookNs = cluster.runUntilVersion(3, 100 * MS);
    assertTrue(tookNs < 2 * cluster.timings.patienceFloorNs(), "took " + tookNs);
    assertFalse(cluster.hasEvent("disagreed"));
  }

  @Test
  void shouldNotWaitLongerWhenThePeerReadsTheLastOfTheDeadLate() {
    FakeCluster cluster = FakeCluster.allHot(2);
    FakeNode dead = cluster.node(0);
    dead.kill();
    long startNs = cluster.nowNs;
    while (cluster.view().version() < 3 && cluster.nowNs - startNs < 100 * MS) {
      dead.beatAtNs = cluster.nowNs;
      cluster.run(FakeCluster.BEAT_NS);
    }
    long tookNs = cluster.nowNs - startNs;
    assertTrue(tookNs < 2 * cluster.timings.patienceFloorNs(), "took " + tookNs);
    assertFalse(cluster.hasEvent("disagreed"));
  }

  @Test
  void shouldBeMorePatientAfterAFalseSuspicionForAWhile() {
    FakeCluster cluster = FakeCluster.allHot(3);
    FakeNode node = cluster.node(2);
    assertEquals(2 * MS, cluster.watchdog.patienceNs(2, cluster.nowNs));
    node.isRunning = false;
    cluster.run(5 * MS);
    assertEquals(4, cluster.view().version());
    node.isRunning = true;
    cluster.run(MS);
    assertTrue(cluster.hasEvent("cleared 2.1"));
    long raisedNs = cluster.watchdog.patienceNs(2, cluster.nowNs);
    assertTrue(raisedNs > 20 * MS, "twice the learned patience, not " + raisedNs);
    assertEquals(2 * MS, cluster.watchdog.patienceNs(1, cluster.nowNs));
    cluster.run(cluster.timings.penaltyDecayNs());
    long laterNs = cluster.nowNs + 2 * cluster.timings.patienceWindowNs();
    assertTrue(cluster.watchdog.patienceNs(2, laterNs) < 12 * MS);
    cluster.admit(2);
    cluster.run(3 * cluster.timings.patienceWindowNs());
    assertEquals(2 * MS, cluster.watchdog.patienceNs(2, cluster.nowNs));
  }

  @Test
  void shouldUseTheCeilingUntilItHasLearnedForLongEnoughAfterAllHasSettled() {
    long settlingNs = 50 * MS;
    long learningNs = 70 * MS;
    FakeCluster cluster =
        new FakeCluster(2, FakeCluster.timings().settlingNs(settlingNs).learningNs(learningNs));
    cluster.nodes.forEach(FakeNode::start);
    cluster.run(10 * MS);
    cluster.admit(1);
    cluster.run(settlingNs + learningNs - 20 * MS);
    assertEquals(
        cluster.timings.patienceCeilingNs(), cluster.watchdog.patienceNs(0, cluster.nowNs));
    cluster.run(50 * MS);
    assertEquals(cluster.timings.patienceFloorNs(), cluster.watchdog.patienceNs(0, cluster.nowNs));
  }

  @Test
  void shouldUseTheCeilingForAWhileWhenANodeHasCome() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(1).kill();
    cluster.runUntilVersion(3, 100 * MS);
    cluster.node(1).restart();
    cluster.run(5 * MS);
    cluster.admit(1);
    cluster.node(0).isRunning = false;
    cluster.run(cluster.timings.settlingNs() - MS);
    cluster.node(0).isRunning = true;
    cluster.run(cluster.timings.settlingNs());
    assertEquals(4, cluster.view().version());
    cluster.node(0).kill();
    long tookNs = cluster.runUntilVersion(5, 100 * MS);
    assertTrue(tookNs < 10 * MS, "took " + tookNs);
  }

  @Test
  void shouldUseTheCeilingUntilItHasLearned() {
    FakeCluster cluster =
        new FakeCluster(2, FakeCluster.timings().learningNs(1_000 * MS).patienceCeilingNs(50 * MS));
    cluster.makeAllHot();
    cluster.node(0).kill();
    long tookNs = cluster.runUntilVersion(3, 100 * MS);
    assertTrue(tookNs >= 50 * MS, "took " + tookNs);
  }

  @Test
  void shouldReadWhatWaitsBeforeItJudgesAfterAStall() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(0).reachesWatchdog = false;
    cluster.node(0).reachesNodes = false;
    cluster.run(3 * MS / 2);
    cluster.stall(10 * MS);
    cluster.beatAll();
    cluster.watchdog.onTick(cluster.nowNs);
    cluster.node(0).reachesWatchdog = true;
    cluster.run(MS);
    assertFalse(cluster.hasEvent("suspected"), cluster.events.toString());
  }

  @Test
  void shouldTakeALateHeartbeatForNoSignOfLife() {
    FakeCluster cluster = FakeCluster.allHot(2);
    NodeReport late = cluster.node(1).report(new NodeReport(), cluster.nowNs);
    cluster.node(1).kill();
    cluster.run(MS);
    cluster.watchdog.onHeartbeat(late, cluster.nowNs);
    assertEquals(MS, cluster.watchdog.silentNs(1, cluster.nowNs));
  }

  @Test
  void shouldBeCalmUntilANodeIsSilentForHalfTheLeastPatience() {
    FakeCluster cluster = FakeCluster.allHot(2);
    long halfNs = cluster.timings.patienceFloorNs() / 2;
    assertTrue(cluster.watchdog.isCalm(cluster.nowNs));
    cluster.node(1).kill();
    cluster.run(halfNs);
    assertTrue(cluster.watchdog.isCalm(cluster.nowNs));
    cluster.run(FakeCluster.BEAT_NS);
    assertFalse(cluster.watchdog.isCalm(cluster.nowNs));
    cluster.runUntilVersion(3, 50 * MS);
    assertTrue(cluster.watchdog.isCalm(cluster.nowNs), "nobody waits for the dead");
  }
}
