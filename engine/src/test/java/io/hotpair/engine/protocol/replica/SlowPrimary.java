package io.hotpair.engine.protocol.replica;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * A primary that sends records out of its journal as {@code CatchUpServer} does, in order, over a
 * stream that loses nothing; but it hears late and takes its time for each.
 */
final class SlowPrimary {
  private final List<String> requests;
  private final long delayNs;
  private final long recordNs;
  private final long last;
  private final Queue<Long> dueNs = new ArrayDeque<>();
  private final Queue<Long> from = new ArrayDeque<>();
  private int heard;
  private long next = 1;
  private long end;
  private long freeAtNs;
  private long sent;

  SlowPrimary(List<String> requests, long delayNs, long recordNs, long last) {
    this.requests = requests;
    this.delayNs = delayNs;
    this.recordNs = recordNs;
    this.last = last;
  }

  /** The record that arrives at this time, 0 if none does. */
  long arriving(long nowNs) {
    for (; heard < requests.size(); heard++) {
      dueNs.add(nowNs + delayNs);
      from.add(Long.parseLong(requests.get(heard).replace("catchUp? ", "")));
    }
    if (next > end && !dueNs.isEmpty() && nowNs >= dueNs.peek()) {
      dueNs.remove();
      next = from.remove();
      end = Math.min(last, next + RecordedOutput.WINDOW - 1);
    }
    if (next > end || nowNs < freeAtNs) {
      return 0;
    }
    freeAtNs = nowNs + recordNs;
    sent++;
    return next++;
  }

  long sent() {
    return sent;
  }
}
