package io.hotpair.transport;

import org.agrona.DirectBuffer;

/** Hears the catch-up stream. */
@FunctionalInterface
public interface CatchUpHandler {
  /**
   * A record out of the primary's journal, for one follower; all nodes hear it. Called on the
   * polling thread.
   *
   * @param nodeId of the primary.
   * @param targetId of the follower it is for.
   * @param targetIncarnation of that follower.
   * @param epoch of the view that both must have.
   * @param buffer that holds the record; valid during the call.
   * @param offset where the record begins.
   * @param length of the record in bytes.
   * @return true if taken or not wanted; false if there is no room: it comes again at the next
   *     poll.
   */
  boolean onCatchUp(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      DirectBuffer buffer,
      int offset,
      int length);
}
