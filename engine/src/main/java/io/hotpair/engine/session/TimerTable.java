package io.hotpair.engine.session;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2LongHashMap;

/**
 * The pending timers, replicated: they are scheduled by the service while it applies a record, and
 * go when a TIMER record is applied. Only the primary asks which are due. Apply thread only.
 */
public final class TimerTable {
  private static final long NONE = Long.MIN_VALUE;
  private static final long TICK_RESOLUTION_NS = 1 << 17;
  private static final int TICKS_PER_WHEEL = 1024;
  private static final long REVOLUTION_NS = TICK_RESOLUTION_NS * TICKS_PER_WHEEL;

  private final Long2LongHashMap deadlines = new Long2LongHashMap(NONE);
  private final Long2LongHashMap wheelIdOf = new Long2LongHashMap(NONE);
  private final Long2LongHashMap correlationOf = new Long2LongHashMap(NONE);
  private final DeadlineTimerWheel wheel;
  private final DeadlineTimerWheel.TimerHandler expiry = this::onExpiry;
  private DueHandler dueHandler;
  private boolean isRefused;

  /** Takes a timer that is due. */
  @FunctionalInterface
  public interface DueHandler {
    /**
     * A timer is due.
     *
     * @param correlationId of the timer.
     * @return false if it cannot be sequenced now; it is handed over again.
     */
    boolean onDue(long correlationId);
  }

  /**
   * Creates an empty one.
   *
   * @param nowNs replicated time, nanoseconds since 1970-01-01T00:00Z.
   */
  public TimerTable(long nowNs) {
    wheel =
        new DeadlineTimerWheel(TimeUnit.NANOSECONDS, nowNs, TICK_RESOLUTION_NS, TICKS_PER_WHEEL);
  }

  /**
   * Schedules a timer, or moves it.
   *
   * @param correlationId of the timer.
   * @param deadlineNs replicated time at which it is due.
   */
  public void schedule(long correlationId, long deadlineNs) {
    cancel(correlationId);
    deadlines.put(correlationId, deadlineNs);
    arm(correlationId, deadlineNs);
  }

  private void arm(long correlationId, long deadlineNs) {
    long wheelId = wheel.scheduleTimer(deadlineNs);
    wheelIdOf.put(correlationId, wheelId);
    correlationOf.put(wheelId, correlationId);
  }

  /**
   * Takes a timer away: cancelled, or fired.
   *
   * @param correlationId of the timer.
   * @return true if it was pending.
   */
  public boolean cancel(long correlationId) {
    long wheelId = wheelIdOf.remove(correlationId);
    if (wheelId != NONE) {
      correlationOf.remove(wheelId);
      wheel.cancelTimer(wheelId);
    }
    return deadlines.remove(correlationId) != NONE;
  }

  /**
   * Hands over the timers that are due. One that was handed over is not again until {@link #rearm}.
   *
   * @param nowNs the primary's clock, nanoseconds since 1970-01-01T00:00Z.
   * @param handler takes them.
   * @param limit how many at most.
   * @return how many were handed over.
   */
  public int pollDue(long nowNs, DueHandler handler, int limit) {
    if (wheel.timerCount() == 0) {
      return 0;
    }
    dueHandler = handler;
    // A slot of the wheel is looked at once per revolution, so more than one need not be made up
    // for.
    if (nowNs - wheel.currentTickTime() > REVOLUTION_NS) {
      wheel.currentTickTime(nowNs - REVOLUTION_NS);
    }
    int count = 0;
    isRefused = false;
    while (count < limit && !isRefused && wheel.currentTickTime() <= nowNs) {
      count += wheel.poll(nowNs, expiry, limit - count);
    }
    return count;
  }

  private boolean onExpiry(TimeUnit unit, long nowNs, long wheelId) {
    long correlationId = correlationOf.get(wheelId);
    if (!dueHandler.onDue(correlationId)) {
      isRefused = true;
      return false;
    }
    correlationOf.remove(wheelId);
    wheelIdOf.remove(correlationId);
    return true;
  }

  /**
   * Makes every pending timer due again: after a promotion what an older primary sequenced may be
   * lost.
   */
  public void rearm() {
    Long2LongHashMap.EntryIterator entries = deadlines.entrySet().iterator();
    while (entries.hasNext()) {
      entries.next();
      if (!wheelIdOf.containsKey(entries.getLongKey())) {
        arm(entries.getLongKey(), entries.getLongValue());
      }
    }
  }

  /**
   * How many timers are pending.
   *
   * @return count.
   */
  public int size() {
    return deadlines.size();
  }

  /** Takes a timer and its deadline. */
  @FunctionalInterface
  interface TimerVisitor {
    void onTimer(long correlationId, long deadlineNs);
  }

  /** Visits the pending timers, in ascending order of their correlation ids. */
  void forEachSorted(TimerVisitor visitor) {
    long[] ids = new long[deadlines.size()];
    int count = 0;
    Long2LongHashMap.KeyIterator keys = deadlines.keySet().iterator();
    while (keys.hasNext()) {
      ids[count++] = keys.nextValue();
    }
    Arrays.sort(ids);
    for (long id : ids) {
      visitor.onTimer(id, deadlines.get(id));
    }
  }

  /** Forgets all timers. */
  void clear() {
    deadlines.clear();
    wheelIdOf.clear();
    correlationOf.clear();
    wheel.clear();
  }
}
