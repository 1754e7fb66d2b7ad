package io.hotpair.benchmarks.load;

import java.util.Arrays;

/** The times in which no answer came, as far as they are long. Load thread; read afterwards. */
public final class GapLog {
  private static final int CAPACITY = 1 << 12;

  private final long thresholdNs;
  private long[] from = new long[CAPACITY];
  private long[] to = new long[CAPACITY];
  private int size;
  private long lastNs;

  /**
   * A gap.
   *
   * @param fromNs when the answer before it came.
   * @param toNs when the answer after it came.
   */
  public record Gap(long fromNs, long toNs) {
    /**
     * Its length.
     *
     * @return nanoseconds.
     */
    public long lengthNs() {
      return toNs - fromNs;
    }
  }

  /**
   * Creates an empty one.
   *
   * @param thresholdNs gaps below it are forgotten.
   */
  public GapLog(long thresholdNs) {
    this.thresholdNs = thresholdNs;
  }

  /** An answer came. */
  synchronized void onAnswer(long atNs) {
    if (lastNs != 0 && atNs - lastNs >= thresholdNs) {
      if (size == from.length) {
        from = Arrays.copyOf(from, size * 2);
        to = Arrays.copyOf(to, size * 2);
      }
      from[size] = lastNs;
      to[size] = atNs;
      size++;
    }
    lastNs = Math.max(lastNs, atNs);
  }

  /**
   * When the last answer came. Any thread.
   *
   * @return monotonic time, 0 if there was none.
   */
  public synchronized long lastAnswerNs() {
    return lastNs;
  }

  /**
   * The longest gap that overlaps a time. Any thread.
   *
   * @param startNs of the time.
   * @param endNs of the time.
   * @return the gap, null if there was none above the threshold.
   */
  public synchronized Gap longest(long startNs, long endNs) {
    Gap longest = null;
    for (int i = 0; i < size; i++) {
      boolean isWithin = to[i] - startNs >= 0 && from[i] - endNs <= 0;
      if (isWithin && (longest == null || to[i] - from[i] > longest.lengthNs())) {
        longest = new Gap(from[i], to[i]);
      }
    }
    return longest;
  }
}
