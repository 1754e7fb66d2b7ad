package io.hotpair.engine.protocol.watchdog;

import org.HdrHistogram.Histogram;

/**
 * Learns how long a silence of one node is ordinary: {@code interval + margin * quantile} of the
 * gaps between its heartbeats over a sliding window, between a floor and a ceiling.
 *
 * <p>The idea to set the time-out from the observed arrivals, for a wanted rate of mistakes, is
 * from W. Chen, S. Toueg, M. K. Aguilera, "On the Quality of Service of Failure Detectors", IEEE
 * Transactions on Computers 51(5), May 2002, pp. 561-580; to read it off a sampled distribution in
 * a sliding window from N. Hayashibara, X. Défago, R. Yared, T. Katayama, "The φ Accrual Failure
 * Detector", SRDS 2004, pp. 66-78. An empirical quantile stands in for their normal distribution,
 * because gaps on a shared machine have a long tail.
 *
 * <p>Two histograms take turns, so a gap counts for one to two windows and is then forgotten. The
 * ceiling applies until enough was seen: the longest of few gaps says little about the next.
 *
 * <p>Gaps that are seen while another node starts or catches up, or just did, are not learned:
 * where nodes share a machine, a disk or a network, they tell of that start and not of how the node
 * serves. They count as the longest of the last second, as every gap does.
 */
final class PatienceEstimator {
  private static final long LEAST_NS = 1_000;
  private static final int REFRESHES_PER_WINDOW = 500;
  private static final long RECENT_NS = 500_000_000;

  private final WatchdogTimings timings;
  private final long refreshNs;
  private final Histogram sum;
  private final RecentGaps recent = new RecentGaps(RECENT_NS);
  private Histogram current;
  private Histogram previous;
  private long windowNs;
  private long learnedNs;
  private long refreshedNs;
  private long patienceNs;

  PatienceEstimator(WatchdogTimings timings) {
    this.timings = timings;
    refreshNs = timings.patienceWindowNs() / REFRESHES_PER_WINDOW;
    long greatestNs = Math.max(2 * LEAST_NS, timings.patienceCeilingNs());
    current = new Histogram(LEAST_NS, greatestNs, 2);
    previous = new Histogram(LEAST_NS, greatestNs, 2);
    sum = new Histogram(LEAST_NS, greatestNs, 2);
    restart(0);
  }

  /** Forgets everything: another process speaks now. */
  void restart(long nowNs) {
    current.reset();
    previous.reset();
    recent.restart(nowNs);
    windowNs = 0;
    learnedNs = 0;
    refreshedNs = nowNs;
    patienceNs = timings.patienceCeilingNs();
  }

  /**
   * A gap between two heartbeats was seen, of any length.
   *
   * @param isSettled whether no other node starts or catches up, or did so just now.
   */
  void onGap(long gapNs, long nowNs, boolean isSettled) {
    long boundedNs = Math.max(0, Math.min(gapNs, timings.patienceCeilingNs()));
    recent.onGap(boundedNs, nowNs);
    if (isSettled) {
      learn(boundedNs);
    }
    boolean isDue = nowNs - refreshedNs >= refreshNs || interval(boundedNs) > patienceNs;
    if (isDue && learnedNs >= timings.learningNs()) {
      refresh(nowNs);
    }
  }

  /** The windows stand still while nothing is learned, so that nothing is forgotten then. */
  private void learn(long gapNs) {
    learnedNs += gapNs;
    windowNs += gapNs;
    if (windowNs >= timings.patienceWindowNs()) {
      Histogram oldest = previous;
      previous = current;
      current = oldest;
      current.reset();
      windowNs = 0;
    }
    current.recordValue(gapNs);
  }

  private void refresh(long nowNs) {
    refreshedNs = nowNs;
    sum.reset();
    sum.add(current);
    sum.add(previous);
    long ordinaryNs = sum.getValueAtPercentile(100.0 * timings.patienceQuantile());
    long learnedNs = interval(Math.max(ordinaryNs, recent.longestNs()));
    patienceNs =
        Math.max(timings.patienceFloorNs(), Math.min(learnedNs, timings.patienceCeilingNs()));
  }

  private long interval(long gapNs) {
    return timings.heartbeatIntervalNs() + (long) (timings.patienceMargin() * gapNs);
  }

  /** What was learned, between the floor and the ceiling; the ceiling until enough was seen. */
  long patienceNs() {
    return patienceNs;
  }
}
