package io.hotpair.journal;

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
  private final ChronicleQueue queue;
  private final ExcerptTailer tailer;
  private final UnsafeBuffer source = new UnsafeBuffer(0, 0);

  SegmentTailer(Path segment) {
    queue = SegmentQueues.readOnly(segment, SegmentHeader.read(segment).blockBytes());
    tailer = queue.createTailer();
    tailer.singleThreadedCheckDisabled(true);
  }

  /** Moves before an entry; false if it is not there. */
  boolean seek(long entry) {
    return tailer.moveToIndex(SegmentQueues.index(entry));
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
