package io.hotpair.journal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The segment that is made ahead of its time. One thread makes it, the owner takes it; neither ever
 * waits for the other.
 */
final class SpareSlot {
  /** Whose the spare's files are: nobody's, the maker's, anybody's, the owner's. */
  private enum State {
    EMPTY,
    IN_THE_MAKING,
    READY,
    TAKEN
  }

  private final SegmentStore store;
  private final AtomicReference<State> state = new AtomicReference<>(State.EMPTY);
  private volatile SpareSegment made;

  SpareSlot(SegmentStore store) {
    this.store = store;
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
    boolean isMade = false;
    try {
      store.createSpare(header);
      made = new SpareSegment(next, header);
      isMade = true;
    } finally {
      state.set(isMade ? State.READY : State.EMPTY);
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
   * @return false if there is none now.
   */
  boolean reveal(SegmentId next, SegmentHeader header) throws IOException {
    if (!state.compareAndSet(State.READY, State.TAKEN)) {
      return false;
    }
    try {
      if (!made.fits(next, header.epochs())) {
        store.rewriteSpare(header);
      }
      store.revealSpare(next);
      return true;
    } finally {
      state.set(State.EMPTY);
    }
  }
}
