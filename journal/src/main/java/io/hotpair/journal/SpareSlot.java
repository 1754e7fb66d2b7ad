package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The segment that is made ahead of its time. One thread makes it, the owner takes it; neither ever
 * waits for the other.
 */
final class SpareSlot implements AutoCloseable {
  /**
   * Whose the spare's files are: nobody's, the maker's, anybody's, the owner's; none ever again.
   */
  private enum State {
    EMPTY,
    IN_THE_MAKING,
    READY,
    TAKEN,
    CLOSED
  }

  private final SegmentStore store;
  private final FreeSpace space;
  private final AtomicReference<State> state = new AtomicReference<>(State.EMPTY);
  private volatile SpareSegment made;

  SpareSlot(SegmentStore store, FreeSpace space) {
    this.store = store;
    this.space = space;
  }

  /**
   * Makes a spare if there is none.
   *
   * @param next that it is for.
   * @param header that goes into it.
   * @param mustFit whether one that is for another segment is made anew.
   */
  void make(SegmentId next, SegmentHeader header, boolean mustFit) throws IOException {
    State now = state.get();
    boolean isGood = now == State.READY && (!mustFit || made.fits(next, header.epochs()));
    boolean isFree = now == State.EMPTY || now == State.READY;
    if (isGood || !isFree || !state.compareAndSet(now, State.IN_THE_MAKING)) {
      return;
    }
    if (now == State.READY) {
      made.appender().close();
    }
    boolean isMade = false;
    try {
      made = create(next, header);
      isMade = true;
    } finally {
      handOver(isMade);
    }
  }

  private SpareSegment create(SegmentId next, SegmentHeader header) throws IOException {
    Path path = store.createSpare(header);
    return new SpareSegment(next, header, SegmentAppender.open(path, header.blockBytes(), space));
  }

  private void handOver(boolean isMade) {
    boolean isWanted = state.compareAndSet(State.IN_THE_MAKING, isMade ? State.READY : State.EMPTY);
    if (isMade && !isWanted) {
      made.appender().close(); // the owner closed the journal meanwhile
    }
  }

  /** Whether there is one that fits. Owner. */
  boolean fits(SegmentId next, EpochTable epochs) {
    return state.get() == State.READY && made.fits(next, epochs);
  }

  /**
   * Gives the spare its name, after writing another header into it if it was made for another
   * segment; the name is not forced. Owner.
   *
   * @return what appends to it, the caller's from now on; null if there is no spare now.
   */
  SegmentAppender reveal(SegmentId next, SegmentHeader header) throws IOException {
    if (!state.compareAndSet(State.READY, State.TAKEN)) {
      return null;
    }
    SegmentAppender appender = made.appender();
    boolean isRevealed = false;
    try {
      if (!made.fits(next, header.epochs())) {
        store.rewriteSpare(header);
      }
      appender.onRenamed(store.revealSpare(next));
      isRevealed = true;
    } finally {
      if (!isRevealed) {
        appender.close();
      }
      state.set(State.EMPTY);
    }
    return appender;
  }

  /** Lets the spare go; there is none from now on. Owner. */
  @Override
  public void close() {
    if (state.getAndSet(State.CLOSED) == State.READY) {
      made.appender().close();
    }
  }
}
