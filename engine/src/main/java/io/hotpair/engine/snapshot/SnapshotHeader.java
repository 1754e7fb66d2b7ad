package io.hotpair.engine.snapshot;

import io.hotpair.journal.EpochTable;

/**
 * What a snapshot says of itself.
 *
 * @param cluster name of the pair.
 * @param service name of the service.
 * @param sequence of the last record that is in the state; the table of epochs ends with it.
 * @param epoch of that record.
 * @param timestampNs of that record, nanoseconds since 1970-01-01T00:00Z by the primary's clock.
 * @param digest of the state, answers included.
 * @param epochs of all records up to that one.
 */
public record SnapshotHeader(
    String cluster,
    String service,
    long sequence,
    long epoch,
    long timestampNs,
    long digest,
    EpochTable epochs) {
  /** Checks that it is about something. */
  public SnapshotHeader {
    if (sequence <= 0 || epochs.lastSequence() != sequence || epochs.lastEpoch() != epoch) {
      throw new IllegalArgumentException(
          "snapshot of record "
              + sequence
              + " of epoch "
              + epoch
              + ", but its epochs end with record "
              + epochs.lastSequence()
              + " of epoch "
              + epochs.lastEpoch());
    }
  }
}
