package io.hotpair.engine.pipeline;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The last digests of this node's state, one every so many records, to be compared with another
 * node's. The apply thread writes, any thread reads.
 */
public final class DigestLog {
  /** In place of a digest, where there is none for a sequence. */
  public static final long NONE = 0;

  private static final int KEPT = 64;

  private final AtomicLongArray sequences = new AtomicLongArray(KEPT);
  private final AtomicLongArray digests = new AtomicLongArray(KEPT);
  private final long interval;
  private volatile long lastSequence;

  /**
   * Creates an empty one.
   *
   * @param interval records between two digests.
   */
  public DigestLog(long interval) {
    this.interval = interval;
  }

  boolean isDue(long sequence) {
    return sequence % interval == 0;
  }

  void put(long sequence, long digest) {
    int index = (int) ((sequence / interval) % KEPT);
    sequences.set(index, 0);
    digests.set(index, digest == NONE ? 1 : digest);
    sequences.set(index, sequence);
    lastSequence = sequence;
  }

  /**
   * Sequence of the last digest.
   *
   * @return 0 if there is none.
   */
  public long lastSequence() {
    return lastSequence;
  }

  /**
   * Digest at a sequence.
   *
   * @param sequence of the record after which it was taken.
   * @return {@link #NONE} if there is none, or no longer.
   */
  public long digest(long sequence) {
    int index = (int) ((sequence / interval) % KEPT);
    if (sequences.get(index) != sequence) {
      return NONE;
    }
    long digest = digests.get(index);
    return sequences.get(index) == sequence ? digest : NONE;
  }
}
