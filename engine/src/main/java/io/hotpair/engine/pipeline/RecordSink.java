package io.hotpair.engine.pipeline;

import org.agrona.DirectBuffer;

/** Sends records to the other nodes. Sequencing thread; must not block. */
@FunctionalInterface
public interface RecordSink {
  /**
   * Sends a record to all who listen.
   *
   * @param buffer that holds the record.
   * @param offset where it begins.
   * @param length in bytes.
   * @return false if there is no room now; true if it is on its way, or nobody listens.
   */
  boolean send(DirectBuffer buffer, int offset, int length);
}
