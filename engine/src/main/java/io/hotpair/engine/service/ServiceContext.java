package io.hotpair.engine.service;

/** What a service may ask of its replica, from within its callbacks only. */
public interface ServiceContext {
  /**
   * Schedules a timer, or moves it if one with this correlation id is pending. Timers are part of
   * the replicated state: they fire as sequenced records and survive promotion.
   *
   * @param correlationId chosen by the service.
   * @param deadlineNs replicated time at or after which it fires, nanoseconds since
   *     1970-01-01T00:00Z.
   */
  void scheduleTimer(long correlationId, long deadlineNs);

  /**
   * Cancels a pending timer.
   *
   * @param correlationId of the timer.
   * @return true if it was pending; once it was sequenced it is no longer, so it cannot fire after
   *     true.
   */
  boolean cancelTimer(long correlationId);
}
