package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Kills, restarts, cut links, stalls, admissions and restarts of the watchdog at random. One seed
 * again: {@code -Dhotpair.test.seed=N}.
 */
class RandomScheduleTest {
  private static final int SCHEDULES = 150;
  private static final int STEPS = 120;

  @Test
  void shouldKeepTheRulesOfViewsInAnySchedule() {
    Long seed = Long.getLong("hotpair.test.seed");
    if (seed != null) {
      runSchedule(seed);
      return;
    }
    long first = new Random().nextInt(1_000_000_000);
    int changes = 0;
    for (int i = 0; i < SCHEDULES; i++) {
      changes += runSchedule(first + i);
    }
    assertTrue(changes > 5 * SCHEDULES, "the schedules are too kind: " + changes);
  }

  private static int runSchedule(long seed) {
    try {
      return new Schedule(seed).run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("rerun with -Dhotpair.test.seed=" + seed + ": " + e, e);
    }
  }

  private static final class Schedule {
    private final Random random;
    private final FakeCluster cluster;
    private final Map<Integer, Long> diedAtNs = new HashMap<>();
    private int checked = 1;

    Schedule(long seed) {
      random = new Random(seed);
      int size = 2 + random.nextInt(2);
      // Whoever is named has been heard within the ceiling, which is less than what counts as long.
      cluster = new FakeCluster(size, FakeCluster.timings().patienceCeilingNs(50 * MS));
    }

    int run() {
      cluster.nodes.forEach(FakeNode::start);
      for (int step = 0; step < STEPS; step++) {
        act(cluster.nodes.get(random.nextInt(cluster.nodes.size())));
        cluster.run(random.nextInt(20) * MS / 2);
        check();
      }
      heal();
      return cluster.register.history().size();
    }

    private void act(FakeNode node) {
      switch (random.nextInt(12)) {
        case 0, 1 -> kill(node);
        case 2, 3 -> {
          kill(node);
          node.restart();
        }
        case 4 -> node.reachesWatchdog = random.nextBoolean();
        case 5 -> node.hearsWatchdog = random.nextBoolean();
        case 6 -> {
          cluster.stall(random.nextInt(40) * MS);
          cluster.watchdog.onTick(cluster.nowNs);
        }
        case 7 -> cluster.startWatchdog();
        case 8 -> {
          if (node.view.names(node.id, node.incarnation)) {
            node.held += random.nextInt(5);
          }
        }
        default -> askFor(node);
      }
    }

    private void kill(FakeNode node) {
      node.kill();
      diedAtNs.put(node.id, cluster.nowNs);
    }

    private void askFor(FakeNode newcomer) {
      for (FakeNode primary : cluster.nodes) {
        boolean isPrimary = primary.isRunning && primary.view.primaryId() == primary.id;
        if (isPrimary && newcomer != primary && newcomer.isRunning) {
          newcomer.journal(primary.lastEpoch, primary.held);
          cluster.watchdog.onAdmitRequest(
              primary.id,
              primary.incarnation,
              primary.view.version(),
              newcomer.id,
              newcomer.incarnation,
              cluster.nowNs);
        }
      }
    }

    private void check() {
      for (; checked < cluster.register.history().size(); checked++) {
        View before = cluster.register.history().get(checked - 1);
        View next = cluster.register.history().get(checked);
        assertEquals(before.version() + 1, next.version());
        long primary = next.incarnationOf(next.primaryId());
        boolean isSamePrimary =
            next.primaryId() == before.primaryId()
                && primary == before.incarnationOf(before.primaryId());
        assertEquals(before.epoch() + (isSamePrimary ? 0 : 1), next.epoch(), next.toString());
        boolean isContinued = next.members().stream().anyMatch(before.members()::contains);
        boolean isAnew = before.members().stream().allMatch(this::isDead);
        assertTrue(isContinued || isAnew, "nobody of " + before + " is in " + next);
        boolean isRollCall = isAnew && next.members().equals(before.members());
        assertTrue(
            isRollCall || next.members().stream().anyMatch(m -> !isLongDead(m)),
            "nobody lives of " + next);
      }
    }

    private boolean isDead(Member member) {
      return cluster.node(member.nodeId()).incarnation > member.incarnation();
    }

    /** Dead already when the watchdog could last have heard it. */
    private boolean isLongDead(Member member) {
      FakeNode node = cluster.node(member.nodeId());
      boolean isRunningAsNamed = node.isRunning && node.incarnation == member.incarnation();
      return !isRunningAsNamed && cluster.nowNs - diedAtNs.getOrDefault(node.id, 0L) > 60 * MS;
    }

    private void heal() {
      for (FakeNode node : cluster.nodes) {
        node.reachesWatchdog = true;
        node.hearsWatchdog = true;
        if (!node.isRunning) {
          node.restart();
        }
      }
      cluster.run(cluster.timings.startPatienceNs() + 100 * MS);
      for (int round = 0; round < 3; round++) {
        cluster.nodes.forEach(this::askFor);
        cluster.run(400 * MS);
      }
      check();
      View view = cluster.view();
      assertEquals(cluster.nodes.size(), view.members().size(), "all hot again: " + view);
      for (FakeNode node : cluster.nodes) {
        assertTrue(view.names(node.id, node.incarnation), node.id + " in " + view);
        assertEquals(view, node.view);
      }
    }
  }
}
