package io.hotpair.transport;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts frames that were refused, by reason. Any thread may count and read; one is usually shared
 * by all adapters of a process.
 */
public final class FrameRejections {
  /** Why a frame was refused: the first check that it failed. */
  public enum Reason {
    /** Shorter than the message header. */
    TOO_SHORT,
    /** Of another schema. */
    SCHEMA,
    /** Of another version of the schema. */
    VERSION,
    /** Not a message that belongs on this stream. */
    TEMPLATE,
    /** The block length is not that of the version. */
    BLOCK_LENGTH,
    /** Its parts do not add up to its length. */
    LENGTH,
    /** A field is out of its range. */
    FIELD
  }

  private final AtomicLongArray counts = new AtomicLongArray(Reason.values().length);

  /**
   * Counts one.
   *
   * @param reason why it was refused.
   * @return false, so that a check can return it.
   */
  boolean reject(Reason reason) {
    counts.getAndIncrement(reason.ordinal());
    return false;
  }

  /**
   * How many were refused for a reason.
   *
   * @param reason to ask for.
   * @return the number since the start.
   */
  public long count(Reason reason) {
    return counts.get(reason.ordinal());
  }

  /**
   * How many were refused.
   *
   * @return the number since the start.
   */
  public long total() {
    long total = 0;
    for (int i = 0; i < counts.length(); i++) {
      total += counts.get(i);
    }
    return total;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("refused frames:");
    for (Reason reason : Reason.values()) {
      text.append(' ').append(reason).append('=').append(count(reason));
    }
    return text.toString();
  }
}
