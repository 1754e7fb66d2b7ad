package io.hotpair.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.agrona.BufferUtil;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Touches the pages of the journal's file that the next records will go to, so that the kernel
 * finds room for them before the appending thread waits for it. It maps the file by itself, so it
 * can neither harm nor be harmed by the appending thread. One thread, any but the owner's; without
 * it all works, with more slow appends.
 */
public final class PageToucher implements Agent {
  private static final int PAGE_BYTES = 4096;
  private static final int WINDOW_BYTES = 4 << 20;
  private static final int AHEAD_BYTES = 8 << 20;
  private static final int PAGES_PER_DUTY = 256;

  private final Supplier<SegmentAppender> current;
  private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
  private SegmentAppender segment;
  private FileChannel file;
  private MappedByteBuffer mapped;
  private long windowPosition;
  private long touchedTo;
  private boolean refused;

  PageToucher(Supplier<SegmentAppender> current) {
    this.current = current;
  }

  /**
   * Touches some pages.
   *
   * @return how many; 0 if it is far enough ahead.
   */
  @Override
  public int doWork() {
    try {
      SegmentAppender appender = current.get();
      if (appender != segment) {
        follow(appender);
      }
      return refused ? 0 : touch(appender.position());
    } catch (IOException | InternalError e) {
      // The appending thread meets the same trouble, and reports it with the record that it
      // concerns.
      refused = true;
      return 0;
    }
  }

  private void follow(SegmentAppender appender) throws IOException {
    onClose();
    segment = appender;
    refused = false;
    touchedTo = 0;
    file = FileChannel.open(appender.dataPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private int touch(long position) throws IOException {
    touchedTo = Math.max(touchedTo, position / PAGE_BYTES * PAGE_BYTES);
    // Never beyond the end, which would make the file grow behind Chronicle's back.
    long end = Math.min(position + AHEAD_BYTES, file.size());
    int pages = 0;
    while (pages < PAGES_PER_DUTY && touchedTo + PAGE_BYTES <= end) {
      if (mapped == null || touchedTo >= windowPosition + window.capacity()) {
        if (!map(touchedTo)) {
          return pages;
        }
      }
      // Atomic, and leaves every value as it is.
      window.compareAndSetInt((int) (touchedTo - windowPosition), 0, 0);
      touchedTo += PAGE_BYTES;
      pages++;
    }
    return pages;
  }

  private boolean map(long from) throws IOException {
    unmap();
    long length = Math.min(WINDOW_BYTES, (file.size() - from) / PAGE_BYTES * PAGE_BYTES);
    if (!segment.hasSpace(length)) {
      return false;
    }
    mapped = file.map(FileChannel.MapMode.READ_WRITE, from, length);
    window.wrap(mapped);
    windowPosition = from;
    return true;
  }

  private void unmap() {
    window.wrap(0, 0);
    BufferUtil.free(mapped);
    mapped = null;
  }

  @Override
  public void onClose() {
    unmap();
    CloseHelper.quietClose(file);
  }

  @Override
  public String roleName() {
    return "journal-page-toucher";
  }
}
