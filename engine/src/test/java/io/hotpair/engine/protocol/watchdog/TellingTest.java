package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TellingTest {
  @Test
  void shouldTellANewViewAtOnceAndAgainUntilItIsAdopted() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(1).hearsWatchdog = false;
    cluster.node(0).kill();
    cluster.runUntilVersion(3, 20 * MS);
    assertTrue(cluster.told.contains("3>1.1"), cluster.told.toString());
    cluster.told.clear();
    cluster.run(10 * MS);
    assertEquals(10, cluster.told.stream().filter("3>1.1"::equals).count());
    cluster.node(1).hearsWatchdog = true;
    cluster.run(2 * MS);
    cluster.told.clear();
    cluster.run(100 * MS);
    assertEquals(10, cluster.told.stream().filter("3>1.1"::equals).count());
    assertTrue(cluster.hasEvent("adopted 1.1 3"));
  }

  @Test
  void shouldTellTheIncarnationLastHeard() {
    FakeCluster cluster = FakeCluster.allHot(2);
    cluster.node(1).kill();
    cluster.run(10 * MS);
    cluster.told.clear();
    cluster.node(1).restart();
    cluster.run(FakeCluster.BEAT_NS);
    assertTrue(cluster.told.contains("3>1.2"), cluster.told.toString());
    cluster.told.clear();
    cluster.run(100 * MS);
    assertFalse(cluster.told.contains("3>1.1"));
  }

  @Test
  void shouldShowThatItLivesBeforeThereIsAView() {
    FakeCluster cluster = new FakeCluster(2);
    cluster.node(0).start();
    cluster.run(100 * MS);
    assertTrue(cluster.told.stream().filter("0>0.1"::equals).count() >= 10);
  }
}
