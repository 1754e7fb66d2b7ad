package io.hotpair.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<SegmentMap> map;
  private final SegmentPruner pruner;
  private final AtomicReference<SpareSegment> spare = new AtomicReference<>();
  private final AtomicReference<SegmentId> unforced = new AtomicReference<>();
  private volatile SegmentAppender appender;
  private volatile long firstSequence;

  WritableSegments(
      SegmentStore store, SegmentMap found, int blockBytes, long minFreeBytes, Path archive) {
    this.store = store;
    map = new AtomicReference<>(found);
    pruner = new SegmentPruner(store, archive);
    this.blockBytes = blockBytes;
    this.minFreeBytes = minFreeBytes;
  }

  /** Forces what was found when the journal was opened and is not known to be forced. */
  void forceFound(long lastSequence) throws IOException {
    for (SegmentId segment : map.get().effective()) {
      long end = Math.min(map.get().end(segment), lastSequence);
      Path path = store.path(segment);
      if (segment.firstSequence() <= end && Recovery.forcedTo(path) < end) {
        DurableFiles.forceTree(path);
        raiseMark(path, end);
      }
    }
    store.forceNames();
  }

  /**
   * Goes on in a new segment, which by its first sequence cuts every record behind the last one.
   *
   * @param epochs table of the records to keep.
   * @param lastSequence last record to keep.
   */
  void begin(EpochTable epochs, long lastSequence) throws IOException {
    if (appender != null) {
      force(lastSequence);
      appender.close();
    }
    SegmentId next = create(epochs, lastSequence, false);
    // Before the removal, so that a cursor which misses a segment finds the map changed.
    map.updateAndGet(now -> now.with(next));
    store.remove(store.list().superseded());
  }

  /**
   * Goes on in the segment that was made ahead, if it fits, and leaves the forcing to {@link
   * #maintain}; else as {@link #begin}.
   */
  void roll(EpochTable epochs, long lastSequence) throws IOException {
    SegmentId next =
        new SegmentId(map.get().lastOrdinal() + 1, epochs.lastEpoch(), lastSequence + 1, false);
    SpareSegment made = spare.get();
    if (made == null || !made.fits(next, epochs) || unforced.get() != null) {
      begin(epochs, lastSequence);
      return;
    }
    appender.close();
    store.revealSpare(next);
    unforced.set(map.get().last());
    firstSequence = lastSequence + 1;
    appender = new SegmentAppender(store.path(next), blockBytes, minFreeBytes);
    map.updateAndGet(now -> now.with(next));
    // Last, so that no other spare is made while this one is being given its name.
    spare.compareAndSet(made, null);
  }

  /**
   * Does what would hold the owner up: forces the segment before, makes the next one. Any thread,
   * one at a time.
   *
   * @param epochs of the records so far; another object after every change of epoch.
   * @param nextFirst first record of the next segment.
   */
  void maintain(EpochTable epochs, long nextFirst) throws IOException {
    forceBefore();
    EpochTable table = epochs.copy();
    table.restoreEnd(nextFirst - 1);
    SegmentId next =
        new SegmentId(map.get().lastOrdinal() + 1, table.lastEpoch(), nextFirst, false);
    SpareSegment made = spare.get();
    if (made == null || !made.fits(next, table)) {
      SegmentHeader header = new SegmentHeader(blockBytes, bootId, table);
      spare.set(null);
      store.createSpare(header);
      spare.set(new SpareSegment(next, header));
    }
  }

  /** Forces the segment before the last, if a roll left that undone. */
  private void forceBefore() throws IOException {
    SegmentId before = unforced.get();
    if (before == null) {
      return;
    }
    SegmentMap now = map.get();
    if (now.effective().contains(before)) {
      Path path = store.path(before);
      DurableFiles.forceFile(SegmentQueues.dataFile(path));
      store.forceNames();
      raiseMark(path, now.end(before));
    }
    unforced.compareAndSet(before, null);
  }

  private static void raiseMark(Path segment, long sequence) throws IOException {
    try (ForcedMark mark = ForcedMark.open(segment)) {
      mark.raise(sequence);
    }
  }

  /**
   * Goes on in a new segment, which makes all before it void: their records are in a snapshot.
   *
   * @param history table of the records in the snapshot.
   */
  void beginAnew(EpochTable history) throws IOException {
    unforced.set(null);
    appender.close();
    SegmentId next = create(history, history.lastSequence(), true);
    map.set(new SegmentMap(List.of(next)));
    store.remove(store.list().superseded());
  }

  private SegmentId create(EpochTable epochs, long lastSequence, boolean isBase)
      throws IOException {
    firstSequence = lastSequence + 1;
    SegmentId next =
        new SegmentId(map.get().lastOrdinal() + 1, epochs.lastEpoch(), firstSequence, isBase);
    store.create(next, new SegmentHeader(blockBytes, bootId, epochs));
    appender = new SegmentAppender(store.path(next), blockBytes, minFreeBytes);
    return next;
  }

  /** Forces up to a record. Any thread: it uses files of its own, and the owner may go on. */
  void forceUpTo(long sequence) throws IOException {
    SegmentMap now = map.get();
    SegmentId last = now.last();
    forceBefore();
    if (last.firstSequence() > sequence) {
      return;
    }
    Path path = store.path(last);
    try (FileChannel file =
            FileChannel.open(SegmentQueues.dataFile(path), StandardOpenOption.WRITE);
        ForcedMark mark = ForcedMark.open(path)) {
      file.force(false);
      mark.raise(sequence);
    } catch (NoSuchFileException e) {
      if (map.get() == now) {
        throw e;
      }
      forceUpTo(sequence);
    }
  }

  /** Lets segments go that hold nothing behind a record. Any thread, one at a time. */
  void prune(long upToSequence) throws IOException {
    List<SegmentId> gone = map.get().wholeUpTo(upToSequence);
    if (!gone.isEmpty()) {
      // Before the files go, so that a cursor which misses a segment finds the map changed.
      map.updateAndGet(now -> now.without(gone));
      pruner.dispose(gone);
    }
  }

  void append(DirectBuffer buffer, int offset, int length) {
    appender.append(buffer, offset, length);
  }

  void force(long lastSequence) throws IOException {
    forceBefore();
    appender.force(lastSequence);
  }

  /** First sequence of the segment that is appended to. Any thread. */
  long firstSequence() {
    return firstSequence;
  }

  /** Which segment holds which record. Any thread. */
  SegmentMap map() {
    return map.get();
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
        return map.get();
      }

      @Override
      public Path path(SegmentId segment) {
        return store.path(segment);
      }

      @Override
      public boolean isGone(SegmentId segment) {
        return false; // only the owner removes segments, and it changes the map first
      }
    };
  }

  @Override
  public void close() {
    CloseHelper.close(appender);
  }
}
