package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final FakeCluster cluster = new FakeCluster(2);
  private FakeNode primary;
  private FakeNode newcomer;

  @BeforeEach
  void startPrimaryAlone() {
    cluster.nodes.forEach(FakeNode::start);
    cluster.run(10 * MS);
    primary = cluster.node(0);
    newcomer = cluster.node(1);
  }

  private void ask(long version, long newcomerIncarnation) {
    cluster.watchdog.onAdmitRequest(
        0, primary.incarnation, version, 1, newcomerIncarnation, cluster.nowNs);
  }

  @Test
  void shouldAddALivingNewcomer() {
    ask(1, 1);
    assertEquals(new View(2, 1, 0, FakeCluster.members(primary, newcomer)), cluster.view());
    assertTrue(cluster.hasEvent("granted 2 ADMITTED 1"));
  }

  @Test
  void shouldRefuseByANewVersionWithTheSameMembersWhenTheNewcomerIsSilent() {
    newcomer.kill();
    cluster.run(300 * MS);
    ask(1, 1);
    assertEquals(new View(2, 1, 0, FakeCluster.members(primary)), cluster.view());
    assertTrue(cluster.hasEvent("granted 2 ADMISSION_REFUSED 1"));
  }

  @Test
  void shouldRefuseWhenTheNewcomerIsInAnotherIncarnation() {
    newcomer.restart();
    cluster.run(10 * MS);
    ask(1, 1);
    assertEquals(new View(2, 1, 0, FakeCluster.members(primary)), cluster.view());
  }

  @Test
  void shouldRefuseWhenTheNewcomerIsAMemberOrNotConfigured() {
    ask(1, 1);
    ask(2, 1);
    assertEquals(new View(3, 1, 0, FakeCluster.members(primary, newcomer)), cluster.view());
    cluster.watchdog.onAdmitRequest(0, primary.incarnation, 3, 8, 1, cluster.nowNs);
    assertEquals(new View(4, 1, 0, FakeCluster.members(primary, newcomer)), cluster.view());
  }

  @Test
  void shouldOnlyRetellTheViewWhenTheRequestIsStale() {
    ask(1, 1);
    View granted = cluster.view();
    cluster.told.clear();
    ask(1, 1);
    ask(7, 1);
    assertEquals(granted, cluster.view());
    assertEquals(2, cluster.told.size());
    assertEquals("2>0.1", cluster.told.get(0));
  }

  @Test
  void shouldIgnoreARequestOfAnybodyButThePrimaryInItsIncarnation() {
    cluster.watchdog.onAdmitRequest(1, 1, 1, 1, 1, cluster.nowNs);
    cluster.watchdog.onAdmitRequest(0, 99, 1, 1, 1, cluster.nowNs);
    cluster.watchdog.onAdmitRequest(5, 1, 1, 1, 1, cluster.nowNs);
    assertEquals(1, cluster.view().version());
  }

  @Test
  void shouldRefuseWhenTheNewcomerIsSilentBecauseEverythingIs() {
    cluster.nodes.forEach(n -> n.reachesWatchdog = false);
    cluster.run(300 * MS);
    ask(1, 1);
    assertEquals(new View(2, 1, 0, FakeCluster.members(primary)), cluster.view());
  }

  @Test
  void shouldIgnoreAPrimaryThatIsBackInAnotherIncarnation() {
    ask(1, 1);
    View both = cluster.view();
    cluster.nodes.forEach(FakeNode::kill);
    cluster.run(300 * MS);
    primary.restart();
    cluster.run(300 * MS);
    ask(2, 1);
    assertEquals(both, cluster.view());
  }

  @Test
  void shouldAdmitNobodyWhileTheRegisterIsRefused() {
    newcomer.journal(9, 1);
    cluster.run(MS);
    ask(1, 1);
    assertEquals(1, cluster.view().version());
    assertTrue(cluster.hasEvent("refused the register is at version 1, epoch 1, but node 1"));
  }
}
