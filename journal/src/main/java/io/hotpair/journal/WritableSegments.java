package io.hotpair.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
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
  private final FreeSpace space;
  private final String bootId = SegmentHeader.currentBootId();
  private final AtomicReference<SegmentMap> map;
  private final SegmentPruner pruner;
  private final SpareSlot spare;
  private final AtomicReference<List<SegmentId>> unforced = new AtomicReference<>(List.of());
  private final Queue<AutoCloseable> left = new ConcurrentLinkedQueue<>();
  private final ReentrantLock removal = new ReentrantLock();
  private volatile boolean isRemovalDue;
  private volatile boolean isMaintained;
  private volatile SegmentAppender appender;
  private volatile long firstSequence;

  WritableSegments(
      SegmentStore store, SegmentMap found, int blockBytes, long minFreeBytes, Path archive)
      throws IOException {
    this.store = store;
    map = new AtomicReference<>(found);
    pruner = new SegmentPruner(store, archive);
    this.blockBytes = blockBytes;
    space = FreeSpace.of(store.journalDirectory(), minFreeBytes);
    spare = new SpareSlot(store, space);
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
    map.updateAndGet(now -> now.with(next));
    isRemovalDue = true;
    removeSuperseded();
  }

  /**
   * Goes on in the segment that was made ahead, if it fits, and leaves the forcing and closing to
   * {@link #maintain}; else as {@link #begin}.
   */
  void roll(EpochTable epochs, long lastSequence) throws IOException {
    SegmentId next = nextId(epochs, lastSequence);
    if (!spare.fits(next, epochs) || !unforced.get().isEmpty()) {
      begin(epochs, lastSequence);
      return;
    }
    goOn(next, epochs);
  }

  /**
   * Goes on in a new segment, which by its first sequence cuts every record behind the last one.
   * What was appended before is forced later, as after a roll, and what is superseded is removed
   * later: either can take the disk seconds, and the owner must not be silent for so long. The cut
   * itself is one renaming; whatever is forced after it forces it first.
   */
  void cut(EpochTable epochs, long lastSequence) throws IOException {
    closeLeft(); // by the last cut, if nobody does it
    removeSuperseded();
    goOn(nextId(epochs, lastSequence), epochs);
    isRemovalDue = true;
  }

  private SegmentId nextId(EpochTable epochs, long lastSequence) {
    return new SegmentId(map.get().lastOrdinal() + 1, epochs.lastEpoch(), lastSequence + 1, false);
  }

  private void goOn(SegmentId next, EpochTable epochs) throws IOException {
    SegmentId before = map.get().last();
    SegmentHeader header = new SegmentHeader(blockBytes, bootId, epochs);
    SegmentAppender made = spare.reveal(next, header);
    if (made == null) {
      store.create(next, header);
      made = SegmentAppender.open(store.path(next), blockBytes, space);
    }
    // Before the map, so that whoever forces the new segment sees what must be forced first.
    unforced.updateAndGet(list -> append(list, before));
    firstSequence = next.firstSequence();
    left.add(appender);
    appender = made;
    map.updateAndGet(now -> now.with(next));
  }

  private static List<SegmentId> append(List<SegmentId> list, SegmentId segment) {
    List<SegmentId> longer = new ArrayList<>(list);
    longer.add(segment);
    return List.copyOf(longer);
  }

  /**
   * Does what would hold the owner up: closes and forces what is behind it, removes what is
   * superseded, makes the next segment. Any thread, one at a time.
   *
   * @param epochs of the records so far; another object after every change of epoch.
   * @param nextFirst first record of the next segment.
   * @param isNear whether that one is wanted soon; otherwise any spare will do, for a cut.
   */
  void maintain(EpochTable epochs, long nextFirst, boolean isNear) throws IOException {
    isMaintained = true;
    closeLeft();
    forceBefore();
    removeSuperseded();
    space.require();
    if (epochs.size() == 0 || epochs.lastSequence() >= nextFirst) {
      return; // there is no record yet, or the owner has gone on to another segment meanwhile
    }
    EpochTable table = epochs.copy();
    table.restoreEnd(nextFirst - 1);
    SegmentId next =
        new SegmentId(map.get().lastOrdinal() + 1, table.lastEpoch(), nextFirst, false);
    spare.make(next, new SegmentHeader(blockBytes, bootId, table), isNear);
  }

  /** Closes what the owner has gone on from, and what cursors have done with. */
  private void closeLeft() {
    AutoCloseable next = left.poll();
    while (next != null) {
      CloseHelper.close(next);
      next = left.poll();
    }
  }

  /** Removes segments that a cut or a reset left without records. */
  void removeSuperseded() throws IOException {
    if (!isRemovalDue || !removal.tryLock()) {
      return; // nothing is to be done, or somebody is at it
    }
    try {
      removeSupersededLocked();
    } finally {
      removal.unlock();
    }
  }

  private void removeSupersededLocked() throws IOException {
    if (isRemovalDue) {
      isRemovalDue = false;
      List<SegmentId> superseded = new ArrayList<>(store.list().superseded());
      // Those that a cut leaves just now wait for the next time: a cursor which misses a segment
      // must find the map changed.
      superseded.removeAll(map.get().effective());
      // What supersedes them must be on the disk before they go.
      store.forceNames();
      store.remove(superseded);
    }
  }

  /** Forces the segments before the last, if a roll or a cut left that undone. */
  private void forceBefore() throws IOException {
    List<SegmentId> before = unforced.get();
    if (before.isEmpty()) {
      return;
    }
    SegmentMap now = map.get();
    List<SegmentId> done = new ArrayList<>();
    for (SegmentId segment : before) {
      // The map may not show yet what comes behind it; then the next call does it.
      if (!segment.equals(now.last())) {
        forceWhole(segment, now);
        done.add(segment);
      }
    }
    store.forceNames();
    unforced.updateAndGet(list -> list.stream().filter(s -> !done.contains(s)).toList());
  }

  private void forceWhole(SegmentId segment, SegmentMap now) throws IOException {
    if (!now.effective().contains(segment)) {
      return;
    }
    try {
      Path path = store.path(segment);
      DurableFiles.forceFile(SegmentQueues.dataFile(path));
      raiseMark(path, now.end(segment));
    } catch (IOException | JournalException e) {
      if (map.get().effective().contains(segment)) {
        throw e;
      }
      // it was cut or pruned meanwhile, and is removed
    }
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
    unforced.set(List.of());
    appender.close();
    SegmentId next = create(history, history.lastSequence(), true);
    map.set(new SegmentMap(List.of(next)));
    isRemovalDue = true;
    removeSuperseded();
  }

  private SegmentId create(EpochTable epochs, long lastSequence, boolean isBase)
      throws IOException {
    firstSequence = lastSequence + 1;
    SegmentId next =
        new SegmentId(map.get().lastOrdinal() + 1, epochs.lastEpoch(), firstSequence, isBase);
    store.create(next, new SegmentHeader(blockBytes, bootId, epochs));
    appender = SegmentAppender.open(store.path(next), blockBytes, space);
    return next;
  }

  /** Forces up to a record. Any thread: it uses files of its own, and the owner may go on. */
  void forceUpTo(long sequence) throws IOException {
    while (!tryForce(map.get(), sequence)) {
      Thread.onSpinWait();
    }
  }

  /** Forces all that is appended by now, and says up to which record. Any thread. */
  long forceAppended(LongSupplier lastSequence) throws IOException {
    while (true) {
      SegmentMap now = map.get();
      long sequence = lastSequence.getAsLong();
      // While the map is the same the record is in the last segment, and never one that a cut will
      // have replaced: a mark above what a segment holds would make its later loss look like
      // damage.
      if (map.get() == now && tryForce(now, sequence)) {
        return sequence;
      }
      Thread.onSpinWait();
    }
  }

  /** Forces, unless the segments have changed meanwhile: false, and it is to be tried again. */
  private boolean tryForce(SegmentMap now, long sequence) throws IOException {
    SegmentId last = now.last();
    forceBefore();
    if (last.firstSequence() > sequence) {
      return true;
    }
    Path path = store.path(last);
    try (FileChannel file =
            FileChannel.open(SegmentQueues.dataFile(path), StandardOpenOption.WRITE);
        ForcedMark mark = ForcedMark.open(path)) {
      file.force(false);
      mark.raise(sequence);
      return true;
    } catch (NoSuchFileException e) {
      if (map.get() == now) {
        throw e;
      }
      return false;
    }
  }

  /** Lets segments go that hold nothing behind a record. Any thread but the owner's. */
  void prune(long upToSequence) throws IOException {
    removal.lock();
    try {
      List<SegmentId> gone = map.get().wholeUpTo(upToSequence);
      if (!gone.isEmpty()) {
        // A segment that goes may be all that keeps an older one void: that goes before it.
        removeSupersededLocked();
        // Before the files go, so that a cursor which misses a segment finds the map changed.
        map.updateAndGet(now -> now.without(gone));
        pruner.dispose(gone);
      }
    } finally {
      removal.unlock();
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

  /** The free space of the disk. Any thread. */
  FreeSpace space() {
    return space;
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

      @Override
      public void release(SegmentTailer tailer) {
        if (isMaintained) {
          left.add(tailer);
        } else {
          tailer.close();
        }
      }
    };
  }

  @Override
  public void close() {
    isMaintained = false;
    closeLeft();
    CloseHelper.closeAll(spare, appender);
  }
}
