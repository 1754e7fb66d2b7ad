package io.hotpair.engine.host;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The system's time since 1970 without an allocation for each reading, which {@link
 * SystemEpochNanoClock} makes where the compiler cannot prove that its Instant stays inside: the
 * monotonic clock plus an offset, which is measured again every second, so that steps of the
 * system's clock are followed. Any thread.
 */
public final class HostEpochClock implements EpochNanoClock {
  private static final long SAMPLE_INTERVAL_NS = 1_000_000_000;
  private static final int TRIES = 5;

  private volatile long offsetNs;
  private volatile long sampledAtNs;

  /** Creates one that is set. */
  public HostEpochClock() {
    sample();
  }

  @Override
  public long nanoTime() {
    long nowNs = System.nanoTime();
    if (nowNs - sampledAtNs > SAMPLE_INTERVAL_NS) {
      sample();
    }
    return nowNs + offsetNs;
  }

  /** Of some tries the one that was interrupted least counts. */
  private void sample() {
    long bestNs = Long.MAX_VALUE;
    long offset = 0;
    long beforeNs = System.nanoTime();
    for (int i = 0; i < TRIES; i++) {
      long epochNs = SystemEpochNanoClock.INSTANCE.nanoTime();
      long afterNs = System.nanoTime();
      if (afterNs - beforeNs < bestNs) {
        bestNs = afterNs - beforeNs;
        offset = epochNs - (beforeNs + bestNs / 2);
      }
      beforeNs = afterNs;
    }
    offsetNs = offset;
    sampledAtNs = beforeNs;
  }
}
