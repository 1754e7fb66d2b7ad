package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Looks into the segments of a node's journal one by one, from outside the node: takes no lock,
 * writes nothing. Damage in one does not hide the others.
 */
public final class JournalSegments {
  private static final int RECORDS_PER_REPORT = 1024;

  private final SegmentStore store;
  private final SegmentMap map;
  private final LongConsumer progress;
  private long finishedBytes;

  private JournalSegments(SegmentStore store, SegmentMap map, LongConsumer progress) {
    this.store = store;
    this.map = map;
    this.progress = progress;
  }

  /**
   * Reads all segments.
   *
   * @param directory of a node's journal.
   * @param progress is told now and then how many bytes were read so far.
   * @return the segments by ordinal, those that hold nothing any more too.
   * @throws JournalException if there is no journal.
   */
  public static List<SegmentReport> read(Path directory, LongConsumer progress) {
    JournalScan.open(directory).close();
    SegmentStore store = new SegmentStore(directory);
    try {
      return new JournalSegments(store, store.list(), progress).readAll();
    } catch (IOException e) {
      throw new JournalException("cannot read the journal " + directory + ": " + e, e);
    }
  }

  private List<SegmentReport> readAll() throws IOException {
    List<SegmentId> all = new ArrayList<>(map.effective());
    all.addAll(map.superseded());
    all.sort(Comparator.comparingLong(SegmentId::ordinal));
    List<SegmentReport> reports = new ArrayList<>();
    for (SegmentId segment : all) {
      boolean isSuperseded = !map.effective().contains(segment);
      SegmentReport report = report(segment, isSuperseded);
      // A running node may remove a segment while it is read; that is no damage.
      if (report.damage().isEmpty() || isUnchanged(segment, isSuperseded)) {
        reports.add(report);
      }
    }
    return reports;
  }

  private boolean isUnchanged(SegmentId segment, boolean isSuperseded) throws IOException {
    SegmentMap now = store.list();
    return isSuperseded
        ? now.superseded().contains(segment)
            && Files.exists(store.path(segment).resolve(SegmentHeader.FILE_NAME))
        : now.effective().contains(segment);
  }

  private SegmentReport report(SegmentId segment, boolean isSuperseded) {
    Path path = store.path(segment);
    long end = isSuperseded ? segment.firstSequence() - 1 : map.end(segment);
    long last = segment.firstSequence() - 1;
    long firstEpoch = segment.epoch();
    long lastEpoch = segment.epoch();
    long cut = 0;
    long firstNs = 0;
    long lastNs = 0;
    long bytes = 0;
    String damage = "";
    try (SegmentWalk walk = new SegmentWalk(path, segment, end)) {
      try {
        while (walk.next()) {
          last = walk.sequence();
          lastEpoch = walk.record().epoch();
          lastNs = walk.record().timestampNs();
          if (last == segment.firstSequence()) {
            firstNs = lastNs;
            firstEpoch = lastEpoch;
          }
          if (last % RECORDS_PER_REPORT == 0) {
            progress.accept(finishedBytes + walk.position());
          }
        }
        cut = end == Long.MAX_VALUE ? 0 : walk.countCut();
      } finally {
        bytes = walk.position();
      }
    } catch (JournalException | IOException e) {
      damage = e.getMessage();
    }
    finishedBytes += bytes;
    return new SegmentReport(
        path,
        segment.epoch(),
        firstEpoch,
        lastEpoch,
        segment.firstSequence(),
        last,
        cut,
        isSuperseded,
        firstNs,
        lastNs,
        bytes,
        damage);
  }
}
