package io.hotpair.engine.client;

import java.util.concurrent.TimeUnit;

/**
 * When a client looks at the network again. At once, as a rule; but while many operations wait for
 * their answers, at short intervals. Then what is offered meanwhile shares datagrams, and so do the
 * nodes' records and answers, and each of them costs less the longer the queue is: a queue that a
 * stall has left goes away, also where each operation in a datagram of its own would take as much
 * as there is. The interval is nothing beside the wait in such a queue.
 */
final class PollPace {
  /** A client at 100,000/s has fewer unanswered while answers take less than 2.5 ms. */
  static final long MANY = 256;

  static final long INTERVAL_NS = TimeUnit.MICROSECONDS.toNanos(100);

  private long lastNs;

  PollPace(long nowNs) {
    lastNs = nowNs - INTERVAL_NS;
  }

  /** Whether to look now; if so it counts as done. */
  boolean isDue(long unanswered, long nowNs) {
    if (unanswered >= MANY && nowNs - lastNs < INTERVAL_NS) {
      return false;
    }
    lastNs = nowNs;
    return true;
  }
}
