package io.hotpair.engine.host;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * Parks after every duty cycle, also after one that found work: for a thread that always finds a
 * little, on which nothing waits for microseconds. Then each cycle takes in what has gathered,
 * instead of one message.
 */
final class PacedIdleStrategy implements IdleStrategy {
  private final long parkNs;

  PacedIdleStrategy(long parkNs) {
    this.parkNs = parkNs;
  }

  @Override
  public void idle(int workCount) {
    idle();
  }

  @Override
  public void idle() {
    LockSupport.parkNanos(parkNs);
  }

  @Override
  public void reset() {}
}
