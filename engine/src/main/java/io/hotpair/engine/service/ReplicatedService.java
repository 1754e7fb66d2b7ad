package io.hotpair.engine.service;

import org.agrona.MutableDirectBuffer;

/**
 * A deterministic, single-threaded state machine: what an engine embeds. Given the same calls in
 * the same order, two instances must reach the same state and write the same answers, byte for
 * byte.
 *
 * <p>So an implementation must not look at a wall clock, a random source, identity hash codes, the
 * iteration order of hash sets of objects, or other threads. Its time is {@link
 * Operation#timestampNs()}.
 *
 * <p>All methods are called by one thread at a time, and each call sees what the ones before it
 * did. Where idle duty threads yield ({@code hotpair.idle}) it may be another thread from one call
 * to the next, unless {@code hotpair.stand.in.us} is 0: so no thread-locals, and no locks that are
 * held from call to call.
 */
public interface ReplicatedService {
  /**
   * Name of the service. A snapshot taken under another name is refused.
   *
   * @return by default the name of the class.
   */
  default String name() {
    return getClass().getName();
  }

  /**
   * Called once, before anything else.
   *
   * @param context the way to timers; may be kept.
   */
  void onStart(ServiceContext context);

  /**
   * Applies one committed operation and writes its answer.
   *
   * <p>An operation that the service cannot understand is answered with an error of the service's
   * own; an exception thrown from here stops the replica, because its state can no longer be
   * trusted.
   *
   * @param operation the operation; valid only during the call.
   * @param answer an expandable buffer in which the answer is written from index 0.
   * @return length of the answer in bytes; 0 is a valid answer.
   */
  int onOperation(Operation operation, MutableDirectBuffer answer);

  /**
   * A timer that was scheduled with {@link ServiceContext#scheduleTimer} fires, at the same
   * sequence on every node.
   *
   * @param correlationId as it was scheduled.
   * @param timestampNs the replicated time, nanoseconds since 1970-01-01T00:00Z.
   */
  void onTimer(long correlationId, long timestampNs);

  /**
   * A session began, at the same sequence on every node.
   *
   * @param sessionId of the session.
   * @param timestampNs the replicated time, nanoseconds since 1970-01-01T00:00Z.
   */
  void onSessionOpen(long sessionId, long timestampNs);

  /**
   * A session ended, at the same sequence on every node.
   *
   * @param sessionId of the session.
   * @param timestampNs the replicated time, nanoseconds since 1970-01-01T00:00Z.
   */
  void onSessionClose(long sessionId, long timestampNs);

  /**
   * A digest of the whole state: equal states have equal digests, different states almost surely
   * have different ones. Called often, so it must be cheap (keep it incrementally) and must not
   * allocate.
   *
   * @return the digest.
   */
  long digest();

  /**
   * Writes the whole state as a series of frames.
   *
   * @param output takes the frames in order.
   */
  void writeSnapshot(SnapshotOutput output);

  /**
   * Replaces the whole state by what {@link #writeSnapshot} wrote.
   *
   * @param input gives the frames in the same order.
   * @throws IllegalArgumentException if the frames are not a snapshot of this service, with the
   *     reason.
   */
  void readSnapshot(SnapshotInput input);
}
