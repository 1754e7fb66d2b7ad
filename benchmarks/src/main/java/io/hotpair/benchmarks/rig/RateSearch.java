package io.hotpair.benchmarks.rig;

/**
 * Finds the highest rate that is sustained: grows until one is not, then halves the distance. Pure.
 */
final class RateSearch {
  private static final double GROWTH = 1.6;

  private final double precision;
  private final long most;
  private long best;
  private long failed;
  private long next;

  /**
   * Creates it.
   *
   * @param start first rate, 1 or more.
   * @param most highest rate that is tried.
   * @param precision at which it ends: 1.05 for 5 %.
   */
  RateSearch(long start, long most, double precision) {
    if (start < 1 || most < start || precision <= 1) {
      throw new IllegalArgumentException("1 <= start <= most, and precision above 1");
    }
    this.most = most;
    this.precision = precision;
    next = start;
  }

  boolean isDone() {
    boolean isExact = failed != 0 && failed <= Math.max(1, best) * precision;
    return next == 0 || isExact;
  }

  long next() {
    return next;
  }

  void onResult(boolean isSustained) {
    if (isSustained) {
      best = next;
    } else {
      failed = next;
    }
    if (failed == 0) {
      next = best >= most ? 0 : Math.min(most, (long) Math.ceil(best * GROWTH));
    } else if (best == 0) {
      next = failed / 2;
    } else {
      long middle = (best + failed) / 2;
      next = middle == best ? 0 : middle;
    }
  }

  /** The highest rate that was sustained; 0 if none was. */
  long best() {
    return best;
  }
}
