package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * The segments as the owner has them: the map of all, and the one that is appended to. Owner thread
 * only, but for what says otherwise.
 */
final class WritableSegments implements AutoCloseable {
  private final SegmentStore store;
  private final int blockBytes;
  private final long minFreeBytes;
  private final String bootId = SegmentHeader.currentBootId();
  private volatile SegmentMap map;
  private volatile SegmentAppender appender;
  private long firstSequence;

  WritableSegments(SegmentStore store, SegmentMap found, int blockBytes, long minFreeBytes) {
    this.store = store;
    this.map = found;
    this.blockBytes = blockBytes;
    this.minFreeBytes = minFreeBytes;
  }

  /** Forces the segment that was last when the journal was opened; all before it were forced. */
  void forceFound() throws IOException {
    if (!map.isEmpty()) {
      DurableFiles.forceTree(store.path(map.last()));
    }
  }

  /**
   * Goes on in a new segment, which by its first sequence cuts every record behind the last one.
   *
   * @param epochs table of the records to keep.
   * @param lastSequence last record to keep.
   */
  void begin(EpochTable epochs, long lastSequence) throws IOException {
    if (appender != null) {
      appender.force(lastSequence);
      appender.close();
    }
    firstSequence = lastSequence + 1;
    SegmentId next = new SegmentId(map.lastOrdinal() + 1, epochs.lastEpoch(), firstSequence);
    store.create(next, new SegmentHeader(blockBytes, bootId, epochs));
    appender = new SegmentAppender(store.path(next), blockBytes, minFreeBytes);
    // Before the removal, so that a cursor which misses a segment finds the map changed.
    map = map.with(next);
    store.remove(store.list().superseded());
  }

  void append(DirectBuffer buffer, int offset, int length) {
    appender.append(buffer, offset, length);
  }

  void force(long lastSequence) throws IOException {
    appender.force(lastSequence);
  }

  /** First sequence of the segment that is appended to. */
  long firstSequence() {
    return firstSequence;
  }

  /** Which segment holds which record. Any thread. */
  SegmentMap map() {
    return map;
  }

  /** The segment that is appended to. Any thread. */
  SegmentAppender appender() {
    return appender;
  }

  /** What cursors see, up to the last sequence that the supplier knows. */
  SegmentView view(LongSupplier lastSequence) {
    return new SegmentView() {
      @Override
      public long lastSequence() {
        return lastSequence.getAsLong();
      }

      @Override
      public SegmentMap segments() {
        return map;
      }

      @Override
      public Path path(SegmentId segment) {
        return store.path(segment);
      }
    };
  }

  @Override
  public void close() {
    CloseHelper.close(appender);
  }
}
