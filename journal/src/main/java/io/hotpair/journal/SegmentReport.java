package io.hotpair.journal;

import java.nio.file.Path;

/**
 * What one segment of a journal holds.
 *
 * @param path directory of the segment.
 * @param previousEpoch epoch of the record before its first; 0 if there is none.
 * @param firstEpoch epoch of its first record; the previous epoch if it has none.
 * @param lastEpoch epoch of its last record; the previous epoch if it has none.
 * @param firstSequence sequence of its first record.
 * @param lastSequence sequence of the last record that counts; the first minus 1 if none does.
 * @param cutRecords records in its file that do not count, because a later segment begins before
 *     them.
 * @param isSuperseded whether none of its records counts and the node may remove it.
 * @param firstTimestampNs of its first record, nanoseconds since 1970-01-01T00:00Z; 0 if none.
 * @param lastTimestampNs of its last record that counts; 0 if none.
 * @param dataBytes of its records, with what Chronicle Queue puts around them.
 * @param damage the first damage found in it; empty if it is whole.
 */
public record SegmentReport(
    Path path,
    long previousEpoch,
    long firstEpoch,
    long lastEpoch,
    long firstSequence,
    long lastSequence,
    long cutRecords,
    boolean isSuperseded,
    long firstTimestampNs,
    long lastTimestampNs,
    long dataBytes,
    String damage) {

  /**
   * How many of its records count.
   *
   * @return 0 or more.
   */
  public long records() {
    return lastSequence - firstSequence + 1;
  }
}
