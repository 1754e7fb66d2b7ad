package io.hotpair.engine.host;

import java.util.concurrent.TimeUnit;

/**
 * How long Linux lets a thread run before another one's turn. A thread that yields gives up what is
 * left of its slice to the threads it shares a core with, so where threads outnumber cores each
 * turn lasts as long as a slice: short ones let everybody poll often.
 *
 * <p>The source is sched_setattr(2) with {@code sched_runtime} for threads of the normal class:
 * Linux 6.12 or later, x86-64 or AArch64, no privilege needed. Elsewhere nothing happens.
 */
final class TimeSlice {
  /** The range that Linux allows. */
  static final long MIN_NS = TimeUnit.MICROSECONDS.toNanos(100);

  static final long MAX_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private TimeSlice() {}

  /**
   * Asks for slices of a length, for the calling thread and those that it starts.
   *
   * @param nanos length, {@link #MIN_NS} to {@link #MAX_NS}.
   * @return false if the system does not do it for this thread.
   */
  static boolean ask(long nanos) {
    // Read first, so that whatever else was set for the thread stays.
    SchedulingAttributes attributes = new SchedulingAttributes();
    if (!attributes.read()) {
      return false;
    }
    int policy = attributes.policy();
    if (policy != SchedulingAttributes.NORMAL && policy != SchedulingAttributes.BATCH) {
      return false; // somebody has chosen real time
    }
    attributes.runtimeNs(nanos);
    return attributes.write() && attributes.read() && attributes.runtimeNs() == nanos;
  }
}
