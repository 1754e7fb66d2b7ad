package io.hotpair.engine.tools;

import io.hotpair.journal.JournalException;
import io.hotpair.journal.JournalScan;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.EpochStartDecoder;
import io.hotpair.journal.sbe.RecordKind;

/**
 * Checks that an epoch's first record is an EpochStart that names the epoch before it, and that no
 * other record is one.
 */
final class EpochCheck {
  private boolean isBegun;
  private long epoch;
  private long epochs;

  /** Checks the record that a scan is on. */
  void onRecord(JournalScan scan) {
    RecordFlyweight record = scan.record();
    if (!isBegun) {
      isBegun = true;
      epoch = scan.epochBeforeSegment();
      epochs = epoch == 0 ? 0 : 1;
    }
    boolean isStart = record.kind() == RecordKind.EPOCH_START;
    if (record.epoch() == epoch) {
      require(!isStart, scan, "begins epoch " + epoch + " again");
      return;
    }
    require(isStart, scan, "is the first of epoch " + record.epoch() + " but no EpochStart");
    require(
        record.payloadLength() == EpochStartDecoder.BLOCK_LENGTH,
        scan,
        "is an EpochStart of " + record.payloadLength() + " bytes");
    long named = RecordText.epochStart(record).previousEpoch();
    require(
        named == epoch,
        scan,
        "begins epoch "
            + record.epoch()
            + " after "
            + named
            + ", but the record before is of "
            + epoch);
    epoch = record.epoch();
    epochs++;
  }

  private static void require(boolean condition, JournalScan scan, String what) {
    if (!condition) {
      throw new JournalException(
          "record " + scan.sequence() + " in segment " + scan.segmentName() + " " + what);
    }
  }

  long count() {
    return epochs;
  }
}
