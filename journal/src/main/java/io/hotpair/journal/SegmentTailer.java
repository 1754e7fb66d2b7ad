package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.BitUtil;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads one segment through mappings of its own, so that no other thread can unmap what it reads.
 * Copies each record out. One thread.
 */
final class SegmentTailer implements AutoCloseable {
  private final Path segment;
  private final ChronicleQueue queue;
  private final ExcerptTailer tailer;
  private final UnsafeBuffer source = new UnsafeBuffer(0, 0);

  SegmentTailer(Path segment) {
    this.segment = segment;
    queue = SegmentQueues.readOnly(segment, SegmentHeader.read(segment).blockBytes());
    tailer = queue.createTailer();
    tailer.singleThreadedCheckDisabled(true);
  }

  /** Moves before an entry, and so opens the data file; false if it is not there. */
  boolean seek(long entry) {
    boolean isThere = false;
    try {
      isThere = tailer.moveToIndex(SegmentQueues.index(entry));
      return isThere;
    } finally {
      if (!isThere) {
        removeGhost();
      }
    }
  }

  /**
   * If the node removed the segment just before the data file was opened, Chronicle made another.
   */
  private void removeGhost() {
    try {
      GhostSegment.remove(segment);
    } catch (IOException e) {
      throw new JournalException(segment + " cannot be looked at: " + e, e);
    }
  }

  /** Copies the next entry to the beginning of a buffer; its length, or -1 if there is none. */
  int read(UnsafeBuffer frame) {
    try (DocumentContext entry = tailer.readingDocument()) {
      if (!entry.isPresent()) {
        return -1;
      }
      Bytes<?> bytes = entry.wire().bytes();
      int length = (int) bytes.readRemaining();
      if (length > frame.capacity()) {
        frame.wrap(new byte[BitUtil.findNextPositivePowerOfTwo(length)]);
      }
      source.wrap(bytes.addressForRead(bytes.readPosition()), length);
      source.getBytes(0, frame.byteArray(), 0, length);
      return length;
    }
  }

  @Override
  public void close() {
    CloseHelper.closeAll(tailer::close, queue::close);
  }
}
