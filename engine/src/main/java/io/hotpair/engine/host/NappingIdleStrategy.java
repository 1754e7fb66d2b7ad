package io.hotpair.engine.host;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * Spins for a moment, then parks for as short a time as the system can. It never yields: since
 * Linux 6.18 a thread that yields gives up its claim to the core, and is then put behind every
 * thread that works without a pause, for milliseconds at a time. A thread that sleeps is woken
 * before those. For one thread.
 */
final class NappingIdleStrategy implements IdleStrategy {
  private static final int SPINS = 2;
  private static final long NAP_NS = 1;

  private boolean isTightened;
  private int spins;

  @Override
  public void idle(int workCount) {
    if (workCount > 0) {
      reset();
    } else {
      idle();
    }
  }

  @Override
  public void idle() {
    if (spins < SPINS) {
      spins++;
      Thread.onSpinWait();
      return;
    }
    if (!isTightened) {
      isTightened = true;
      TimerSlack.tighten();
    }
    LockSupport.parkNanos(NAP_NS);
  }

  @Override
  public void reset() {
    spins = 0;
  }
}
