package io.hotpair.engine.host;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * Polls twice more, then parks for as short a time as the system can. Not for a core that is shared
 * with threads that yield: Linux 6.18 lets those go on for the rest of their slice, so that a
 * napping thread among them is woken some milliseconds late (measured: a median round trip of 1 to
 * 2 ms instead of 50 microseconds). For one thread.
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
