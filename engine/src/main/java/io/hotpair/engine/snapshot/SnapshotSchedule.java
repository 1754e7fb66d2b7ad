package io.hotpair.engine.snapshot;

/**
 * When snapshots are due. 0 in place of an interval: not for that reason.
 *
 * @param operations records between two of them.
 * @param bytes of journal between two of them.
 * @param intervalNs between two of them, if there were records.
 */
public record SnapshotSchedule(long operations, long bytes, long intervalNs) {
  /** Checks the ranges. */
  public SnapshotSchedule {
    if (operations < 0 || bytes < 0 || intervalNs < 0) {
      throw new IllegalArgumentException("a snapshot interval must not be negative");
    }
  }

  /** Whether one is due after so many records and bytes and so much time. */
  boolean isDue(long records, long journalBytes, long elapsedNs, int factor) {
    return records > 0
        && factor > 0
        && (isOver(records, operations, factor)
            || isOver(journalBytes, bytes, factor)
            || isOver(elapsedNs, intervalNs, factor));
  }

  private static boolean isOver(long value, long interval, int factor) {
    return interval > 0 && value / factor >= interval;
  }
}
