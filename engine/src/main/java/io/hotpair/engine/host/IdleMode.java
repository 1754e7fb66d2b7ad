package io.hotpair.engine.host;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What a duty thread does while there is nothing to do. */
public enum IdleMode {
  /**
   * Spins for a moment, then parks for up to 100 microseconds, and as long again as the system is
   * late. It does not yield: many threads that yield keep cores from those that work.
   */
  BACKOFF,
  /** Lets another thread run, and comes back at once. */
  YIELD,
  /** Keeps the core: for cores that are set aside. */
  SPIN;

  /** A duty cycle polls every socket, some 10 microseconds, so a few are a long time. */
  private static final long SPINS = 2;

  private static final long YIELDS = 0;
  private static final long MIN_PARK_NS = TimeUnit.MICROSECONDS.toNanos(1);
  private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);

  /**
   * A new strategy, for one thread.
   *
   * @return the strategy.
   */
  public IdleStrategy newStrategy() {
    return switch (this) {
      case BACKOFF -> new BackoffIdleStrategy(SPINS, YIELDS, MIN_PARK_NS, MAX_PARK_NS);
      case YIELD -> new YieldingIdleStrategy();
      case SPIN -> new BusySpinIdleStrategy();
    };
  }
}
