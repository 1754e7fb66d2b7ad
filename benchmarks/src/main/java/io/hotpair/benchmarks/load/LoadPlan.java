package io.hotpair.benchmarks.load;

import java.util.concurrent.TimeUnit;

/**
 * How fast to offer, and for how long.
 *
 * @param ratePerSecond operations per second, 1 or more, over all clients.
 * @param warmUpNs time at the start that is left out of the figures.
 * @param measuredNs time that counts.
 * @param patienceNs how long to wait for answers afterwards.
 */
public record LoadPlan(long ratePerSecond, long warmUpNs, long measuredNs, long patienceNs) {
  private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_S = 10;

  /** Checks it. */
  public LoadPlan {
    if (ratePerSecond < 1 || ratePerSecond > 10_000_000 || warmUpNs < 0 || measuredNs < 1) {
      throw new IllegalArgumentException(
          "rate must be 1 to 10,000,000, and the time that counts above 0");
    }
  }

  /**
   * A plan in seconds.
   *
   * @param ratePerSecond operations per second.
   * @param warmUpSeconds left out.
   * @param seconds that count.
   * @return the plan.
   */
  public static LoadPlan of(long ratePerSecond, double warmUpSeconds, double seconds) {
    return new LoadPlan(
        ratePerSecond,
        (long) (warmUpSeconds * NS_PER_SECOND),
        (long) (seconds * NS_PER_SECOND),
        TimeUnit.SECONDS.toNanos(PATIENCE_S));
  }

  /**
   * When an operation is meant to be sent, counted from the start.
   *
   * @param index of the operation, from 0.
   * @return nanoseconds.
   */
  long intendedNs(long index) {
    long seconds = index / ratePerSecond;
    long rest = index % ratePerSecond;
    return seconds * NS_PER_SECOND + rest * NS_PER_SECOND / ratePerSecond;
  }
}
