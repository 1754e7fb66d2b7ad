package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OrdinaryGapsTest {
  /** Below the patience floor, so that nobody is suspected, and above it with the margin. */
  private static final long GAP_NS = 1_500_000;

  private static final long FORGOTTEN_NS = 1_100 * MS;

  private final FakeCluster cluster = FakeCluster.allHot(2);

  private void gap(int nodeId) {
    cluster.node(nodeId).reachesWatchdog = false;
    cluster.run(GAP_NS);
    cluster.node(nodeId).reachesWatchdog = true;
    cluster.run(MS);
  }

  private void startOtherAgain() {
    cluster.node(1).restart();
    cluster.run(10 * MS);
  }

  private long patienceNs() {
    return cluster.watchdog.patienceNs(0, cluster.nowNs);
  }

  @Test
  void shouldLearnGapsOfAWholePair() {
    gap(0);
    cluster.run(FORGOTTEN_NS);
    assertTrue(patienceNs() > 2 * GAP_NS, "patience " + patienceNs());
  }

  @Test
  void shouldForgetSoonWhatItSawWhileAnotherNodeStarted() {
    startOtherAgain();
    gap(0);
    assertTrue(patienceNs() > 2 * GAP_NS, "as long as it is recent: " + patienceNs());
    cluster.admit(1);
    cluster.run(FORGOTTEN_NS);
    assertEquals(2, cluster.view().members().size());
    assertEquals(cluster.timings.patienceFloorNs(), patienceNs());
  }

  @Test
  void shouldForgetSoonWhatItSawWhenAnotherNodeHadJustCome() {
    startOtherAgain();
    cluster.admit(1);
    cluster.run(2 * MS);
    assertEquals(2, cluster.view().members().size());
    gap(0);
    assertTrue(patienceNs() > 2 * GAP_NS, "as long as it is recent: " + patienceNs());
    cluster.run(FORGOTTEN_NS);
    assertEquals(cluster.timings.patienceFloorNs(), patienceNs());
  }

  @Test
  void shouldStillKnowWhatItLearnedWhenAnotherNodeWasAwayForLong() {
    gap(0);
    cluster.node(1).kill();
    cluster.run(3 * cluster.timings.patienceWindowNs());
    assertTrue(patienceNs() > 2 * GAP_NS, "patience " + patienceNs());
  }

  @Test
  void shouldNotBeMorePatientAfterAFalseSuspicionOfANodeThatIsAlone() {
    cluster.node(1).kill();
    cluster.run(10 * MS);
    cluster.node(1).restart();
    cluster.run(10 * MS);
    cluster.node(0).isRunning = false;
    cluster.run(3 * MS);
    cluster.node(0).isRunning = true;
    cluster.run(MS);
    assertTrue(cluster.hasEvent("cleared 0"), cluster.events.toString());
    cluster.admit(1);
    cluster.run(FORGOTTEN_NS);
    assertEquals(cluster.timings.patienceFloorNs(), patienceNs());
  }
}
