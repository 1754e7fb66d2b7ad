package io.hotpair.engine.protocol.watchdog;

import static io.hotpair.engine.protocol.watchdog.FakeCluster.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PatienceEstimatorTest {
  private static final long BEAT_NS = 100_000;

  /** For 5 s: from then on patience is what was learned. */
  private static final int LEARNED_BEATS = 50_000;

  private final WatchdogTimings timings = new WatchdogTimings().patienceFloorNs(2 * MS).conclude();
  private final PatienceEstimator estimator = new PatienceEstimator(timings);
  private long nowNs = 1;

  private void beat(long gapNs, int times) {
    for (int i = 0; i < times; i++) {
      nowNs += gapNs;
      estimator.onGap(gapNs, nowNs, true);
    }
  }

  private void beatWhileAnotherStarts(long gapNs, int times) {
    for (int i = 0; i < times; i++) {
      nowNs += gapNs;
      estimator.onGap(gapNs, nowNs, false);
    }
  }

  @Test
  void shouldStartAtTheCeilingAndFallToTheFloorOnAQuietMachine() {
    beat(BEAT_NS, LEARNED_BEATS - 1);
    assertEquals(timings.patienceCeilingNs(), estimator.patienceNs());
    beat(BEAT_NS, 1);
    assertEquals(timings.patienceFloorNs(), estimator.patienceNs());
  }

  @Test
  void shouldRiseAboveTheGapsThatComeNowAndThen() {
    for (int i = 0; i < 300; i++) {
      beat(BEAT_NS, 500);
      beat(15 * MS, 1);
    }
    assertTrue(estimator.patienceNs() > 20 * MS, "patience " + estimator.patienceNs());
    assertTrue(estimator.patienceNs() < 40 * MS, "patience " + estimator.patienceNs());
  }

  @Test
  void shouldLearnTheLongestGapThoughItCameOnlyOnceInManyThousand() {
    beat(BEAT_NS, 40_000);
    beat(15 * MS, 1);
    beat(BEAT_NS, 40_000);
    assertTrue(estimator.patienceNs() > 20 * MS, "patience " + estimator.patienceNs());
  }

  @Test
  void shouldForgetRareOutliers() {
    beat(BEAT_NS, LEARNED_BEATS);
    beat(40 * MS, 3);
    beat(BEAT_NS, 1_000);
    assertTrue(estimator.patienceNs() > 80 * MS, "patience " + estimator.patienceNs());
    beat(BEAT_NS, (int) (2 * timings.patienceWindowNs() / BEAT_NS) + 1_000);
    assertEquals(timings.patienceFloorNs(), estimator.patienceNs());
  }

  @Test
  void shouldBearWhatItSeesWhileAnotherNodeStartsAndForgetItSoon() {
    beat(BEAT_NS, LEARNED_BEATS);
    beatWhileAnotherStarts(40 * MS, 1);
    assertTrue(estimator.patienceNs() > 80 * MS, "patience " + estimator.patienceNs());
    beatWhileAnotherStarts(BEAT_NS, 3_000);
    beat(BEAT_NS, 9_000);
    assertEquals(timings.patienceFloorNs(), estimator.patienceNs());
  }

  @Test
  void shouldStayAtTheCeilingWhereItNeverSawAnythingElse() {
    beatWhileAnotherStarts(BEAT_NS, 2 * LEARNED_BEATS);
    assertEquals(timings.patienceCeilingNs(), estimator.patienceNs());
  }

  @Test
  void shouldRiseAtOnceAndNotOnlyWhenItLooksAgain() {
    beat(BEAT_NS, LEARNED_BEATS);
    beat(5 * MS, 1);
    assertTrue(estimator.patienceNs() > 10 * MS, "patience " + estimator.patienceNs());
  }

  @Test
  void shouldStayBelowTheCeiling() {
    beat(BEAT_NS, LEARNED_BEATS);
    beat(20_000 * MS, 3);
    beat(BEAT_NS, 1_000);
    assertEquals(timings.patienceCeilingNs(), estimator.patienceNs());
  }

  @Test
  void shouldForgetEverythingWhenAnotherProcessSpeaks() {
    beat(BEAT_NS, LEARNED_BEATS);
    assertEquals(timings.patienceFloorNs(), estimator.patienceNs());
    estimator.restart(nowNs);
    assertEquals(timings.patienceCeilingNs(), estimator.patienceNs());
  }
}
