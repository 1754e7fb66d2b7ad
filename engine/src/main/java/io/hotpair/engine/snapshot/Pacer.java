package io.hotpair.engine.snapshot;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;

/**
 * Keeps a background thread to a share of one core, in slices of a hundred microseconds, so that it
 * never holds the threads that answer clients up for long. One thread.
 */
public final class Pacer {
  private static final long SLICE_NS = 100_000;

  /** What is longer was a pause of another kind, or a wait for a core or the disk. */
  private static final long LONGEST_SLICE_NS = 5_000_000;

  private static final int WHOLE = 100;

  private final int percent;
  private final NanoClock clock;
  private long sliceStartNs;

  /**
   * Creates one.
   *
   * @param percent share of one core, 1 to 100.
   * @param clock monotonic.
   */
  public Pacer(int percent, NanoClock clock) {
    this.percent = percent;
    this.clock = clock;
    sliceStartNs = clock.nanoTime();
  }

  /**
   * One that never rests.
   *
   * @return a new one.
   */
  public static Pacer none() {
    return new Pacer(WHOLE, () -> 0);
  }

  /** Some work was done: rests if it is time. */
  public void onWork() {
    if (percent >= WHOLE) {
      return;
    }
    long nowNs = clock.nanoTime();
    long workedNs = nowNs - sliceStartNs;
    if (workedNs < SLICE_NS) {
      return;
    }
    LockSupport.parkNanos(Math.min(workedNs, LONGEST_SLICE_NS) * (WHOLE - percent) / percent);
    sliceStartNs = clock.nanoTime();
  }
}
