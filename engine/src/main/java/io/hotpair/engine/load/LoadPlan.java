package io.hotpair.engine.load;

import java.util.concurrent.TimeUnit;

/**
 * How much load, and how fast.
 *
 * @param count operations, 1 or more.
 * @param mostCount how many at most, if the load is told to go on after the count.
 * @param ratePerSecond operations per second, 1 or more.
 * @param longestNs for how long to offer at most, in nanoseconds.
 * @param warmUpCount how many of the first operations are left out of the latencies.
 * @param answerPatienceNs how long to wait for answers after the last operation, in nanoseconds.
 */
public record LoadPlan(
    long count,
    long mostCount,
    long ratePerSecond,
    long longestNs,
    long warmUpCount,
    long answerPatienceNs) {
  private static final long WARM_UP_SECONDS = 3;
  private static final long ANSWER_PATIENCE_S = 30;

  /** Checks it. */
  public LoadPlan {
    if (count < 1 || mostCount < count || ratePerSecond < 1 || longestNs < 1) {
      throw new IllegalArgumentException("count, rate and time must be 1 or more");
    }
  }

  /**
   * A plan with a quarter of the operations, but at most 3 s, for warming up.
   *
   * @param count most operations.
   * @param ratePerSecond operations per second.
   * @return the plan.
   */
  public static LoadPlan of(long count, long ratePerSecond) {
    return new LoadPlan(
        count,
        count,
        ratePerSecond,
        Long.MAX_VALUE,
        Math.min(count / 4, ratePerSecond * WARM_UP_SECONDS),
        TimeUnit.SECONDS.toNanos(ANSWER_PATIENCE_S));
  }

  /**
   * The same, but no longer than some time.
   *
   * @param seconds for how long to offer at most.
   * @return the plan.
   */
  public LoadPlan atMost(long seconds) {
    return new LoadPlan(
        count,
        mostCount,
        ratePerSecond,
        TimeUnit.SECONDS.toNanos(seconds),
        warmUpCount,
        answerPatienceNs);
  }

  /**
   * The same, but it may be told to go on.
   *
   * @param most greatest count then.
   * @return the plan.
   */
  public LoadPlan upTo(long most) {
    return new LoadPlan(count, most, ratePerSecond, longestNs, warmUpCount, answerPatienceNs);
  }
}
