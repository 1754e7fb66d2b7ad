package io.hotpair.engine.service;

import org.agrona.DirectBuffer;

/** A committed operation as the service sees it. A flyweight: valid only during the call. */
public interface Operation {
  /**
   * Sequence of the record: contiguous over all kinds of records, so a service sees gaps.
   *
   * @return sequence, 1 or more.
   */
  long sequence();

  /**
   * The replicated time: the same on every node, never decreasing.
   *
   * @return nanoseconds since 1970-01-01T00:00Z by the clock of the primary that sequenced it.
   */
  long timestampNs();

  /**
   * Session of the client that offered it.
   *
   * @return session id.
   */
  long sessionId();

  /**
   * The client's own number for it: 1, 2, 3, ... within the session.
   *
   * @return client sequence.
   */
  long clientSequence();

  /**
   * Whether an output of this operation may have left another node already, as FIX's PossDup says.
   * It concerns outputs beside the answer only (a drop copy, a market data feed): the answer itself
   * is told apart by the client. It may differ between nodes, so state must not depend on it.
   *
   * @return true if outputs may be repeats.
   */
  boolean possibleRepeat();

  /**
   * Buffer that holds the bytes that the client offered.
   *
   * @return the buffer.
   */
  DirectBuffer buffer();

  /**
   * Where the bytes begin.
   *
   * @return index in {@link #buffer()}.
   */
  int offset();

  /**
   * How many bytes they are.
   *
   * @return length in bytes.
   */
  int length();
}
