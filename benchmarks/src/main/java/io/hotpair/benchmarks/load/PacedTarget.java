package io.hotpair.benchmarks.load;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;

/**
 * A client that is not polled all the time: an application's own choice, as it drives its client. A
 * poll sends what was offered since the last one, so the fewer, the more operations to a datagram,
 * and the longer each of them waits.
 */
public final class PacedTarget implements LoadTarget {
  private final LoadTarget target;
  private final long intervalNs;
  private final NanoClock clock;
  private long nextNs;

  private PacedTarget(LoadTarget target, long intervalNs, NanoClock clock) {
    this.target = target;
    this.intervalNs = intervalNs;
    this.clock = clock;
    nextNs = clock.nanoTime();
  }

  /**
   * Paces a client.
   *
   * @param target to be polled.
   * @param intervalNs between the beginnings of two polls, at least; 0 for no pace.
   * @param clock to go by.
   * @return the same client, or what is in front of it.
   */
  public static LoadTarget of(LoadTarget target, long intervalNs, NanoClock clock) {
    return intervalNs == 0 ? target : new PacedTarget(target, intervalNs, clock);
  }

  @Override
  public long offer(DirectBuffer buffer, int offset, int length) {
    return target.offer(buffer, offset, length);
  }

  @Override
  public int poll() {
    long nowNs = clock.nanoTime();
    if (nowNs - nextNs < 0) {
      return 0;
    }
    nextNs = nowNs + intervalNs;
    return target.poll();
  }

  @Override
  public long givenUp() {
    return target.givenUp();
  }

  @Override
  public void close() {
    target.close();
  }
}
