package io.hotpair.journal;

import java.io.IOException;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;

/**
 * Has the system make the pages ready that the next records will go to, in this process's own
 * mapping, so that appending does not wait for that. A page fault on a file that is just being
 * forced may wait for the disk, milliseconds. One thread, any but the owner's; it may be slow, and
 * should run every few milliseconds. Without it all works, with more slow appends.
 *
 * <p>The source is madvise(2), {@code MADV_POPULATE_WRITE}: it never writes, so it cannot harm the
 * appending thread, and if the mapping is gone or the disk is full it says so, where touching a
 * page would end the process. Linux 5.14 or later; elsewhere this does nothing.
 */
public final class PageToucher implements Agent {
  private static final long PAGE_BYTES = 4096;

  /** No more, as a force writes what is ready and unused to the disk, too. */
  private static final long MIN_AHEAD_BYTES = 64 << 10;

  private static final long MAX_AHEAD_BYTES = 8 << 20;
  private static final int TURNS_AHEAD = 4;

  /**
   * As many at a time. While the kernel makes pages ready, some 12 microseconds for each on a
   * virtual machine, no other thread has the core; between two steps they may.
   */
  private static final long STEP_BYTES = 32 << 10;

  private final Supplier<SegmentAppender> current;
  private final FreeSpace space;
  private SegmentAppender segment;
  private long lastPosition;
  private long readyTo;
  private long advisedFrom;
  private long advisedTo;
  private boolean isRefused;

  PageToucher(Supplier<SegmentAppender> current, FreeSpace space) {
    this.current = current;
    this.space = space;
  }

  /**
   * Makes pages ready, as many as are filled in some turns.
   *
   * @return 0 always, so that whoever runs this rests: no more are wanted before some are filled.
   */
  @Override
  public int doWork() {
    makeReady();
    return 0;
  }

  /** Returns how many pages more are ready than the turn before; 0 for none. */
  int makeReady() {
    SegmentAppender appender = current.get();
    if (isRefused || appender == null) {
      return 0;
    }
    if (appender != segment) {
      segment = appender;
      lastPosition = appender.position();
      readyTo = 0;
    }
    long position;
    long address;
    do {
      position = appender.position();
      address = appender.address();
    } while (position != appender.position());
    if (address == 0) {
      return 0; // nothing was appended yet
    }
    long wanted = (position - lastPosition) * TURNS_AHEAD;
    lastPosition = position;
    long ahead = Math.max(MIN_AHEAD_BYTES, Math.min(MAX_AHEAD_BYTES, wanted));
    return makeReady(appender, position, address, ahead);
  }

  private int makeReady(SegmentAppender appender, long position, long address, long ahead) {
    // Again and again the same pages: a page that was written to the disk meanwhile is protected.
    long start = address / PAGE_BYTES * PAGE_BYTES;
    long mappedEnd = address + appender.mappedBehind(position);
    long end = Math.min(address + ahead, mappedEnd);
    advise(start, mappedEnd);
    try {
      if (!space.has(end - start)) {
        return 0;
      }
    } catch (IOException e) {
      return 0; // the appending thread meets the same trouble, and reports it
    }
    for (long from = start; from < end; from += STEP_BYTES) {
      if (from > start) {
        Thread.yield();
      }
      if (!MemoryAdvice.populateForWriting(from, Math.min(STEP_BYTES, end - from))) {
        isRefused = MemoryAdvice.isUnknown();
        return 0;
      }
    }
    long to = (position + end - address) / PAGE_BYTES;
    long more = Math.max(0, to - readyTo);
    readyTo = Math.max(readyTo, to);
    return (int) Math.min(more, Integer.MAX_VALUE);
  }

  /*
   * A fault in a part of the file that is not in memory yet reads around: read_ahead_kb of the disk,
   * megabytes as a rule, all zeros here, in one go that no other thread of the core interrupts.
   */
  private void advise(long start, long mappedEnd) {
    if (start < advisedFrom || start >= advisedTo) {
      MemoryAdvice.expectRandomAccess(start, mappedEnd - start);
      advisedFrom = start;
      advisedTo = mappedEnd;
    }
  }

  @Override
  public String roleName() {
    return "hotpair-pages";
  }
}
