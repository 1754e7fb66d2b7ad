package io.hotpair.engine.tools;

import io.hotpair.journal.JournalException;
import io.hotpair.journal.JournalScan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What verifying a whole journal found, as {@code hotpair journal verify} does it: every record's
 * checksum, sequences without a gap, epochs that begin as they must.
 *
 * @param firstSequence of the first record.
 * @param lastSequence of the last record; 0 if there is none.
 * @param epochs how many.
 * @param segments how many.
 * @param bytes that were read.
 * @param nodeId of the journal's owner.
 * @param cluster of the journal's owner.
 * @param tail what lies behind the last record and is no damage; empty if nothing does.
 */
public record JournalVerification(
    long firstSequence,
    long lastSequence,
    long epochs,
    int segments,
    long bytes,
    int nodeId,
    String cluster,
    String tail) {

  /**
   * Verifies a journal from outside its node.
   *
   * @param directory of the node.
   * @return what was found.
   * @throws JournalException if it is damaged, naming the first damage.
   */
  public static JournalVerification of(Path directory) {
    return of(directory, scan -> {});
  }

  /** The same; the progress is told of each record. */
  static JournalVerification of(Path directory, Progress progress) {
    EpochCheck epochs = new EpochCheck();
    Set<String> segments = new HashSet<>();
    try (JournalScan scan = JournalScan.open(directory)) {
      try {
        while (scan.next()) {
          epochs.onRecord(scan);
          segments.add(scan.segmentName());
          progress.onRecord(scan);
        }
      } catch (JournalException e) {
        throw new JournalException(
            "DAMAGED after " + range(scan.firstSequence(), scan.sequence()) + ": " + e.getMessage(),
            e);
      }
      return new JournalVerification(
          scan.firstSequence(),
          scan.sequence(),
          epochs.count(),
          segments.size(),
          scan.bytesRead(),
          scan.nodeId(),
          scan.clusterName(),
          scan.tail());
    }
  }

  /** Is told how far it is. */
  @FunctionalInterface
  interface Progress {
    void onRecord(JournalScan scan);
  }

  /** The records, in words. */
  String range() {
    return range(firstSequence, lastSequence);
  }

  private static String range(long first, long last) {
    if (last == 0) {
      return "no records";
    }
    return String.format(
        Locale.ROOT, "%,d records (sequences %d to %d)", last - first + 1, first, last);
  }
}
