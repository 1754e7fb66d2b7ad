package io.hotpair.transport;

import org.agrona.DirectBuffer;

/** Hears the live record stream. */
@FunctionalInterface
public interface RecordHandler {
  /**
   * A record came, exactly as it was offered; nothing in it was looked at. Called on the polling
   * thread.
   *
   * @param source opaque: the same for all records out of the same publication, another after its
   *     process restarts.
   * @param buffer that holds it; valid during the call.
   * @param offset where it begins.
   * @param length in bytes.
   * @return true if taken; false if there is no room: the same record comes again at the next poll,
   *     and nothing behind it before.
   */
  boolean onRecord(int source, DirectBuffer buffer, int offset, int length);
}
