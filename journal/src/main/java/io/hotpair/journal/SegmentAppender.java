package io.hotpair.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends to the one segment that is open for it. Any thread may make it and close it, as long as
 * nobody else has it then; in between it is for the owner thread only.
 */
final class SegmentAppender implements AutoCloseable {
  /** How many bytes are appended between two looks at the free space of the disk. */
  static final long SPACE_CHECK_BYTES = 8L << 20;

  private final FreeSpace space;
  private final FileChannel dataFile;
  private final ForcedMark forced;
  private final ChronicleQueue queue;
  private final ExcerptAppender appender;
  private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
  private final int blockBytes;
  private final AtomicLong position = new AtomicLong();
  private final AtomicLong address = new AtomicLong();
  private volatile Path dataPath;
  private long checkedPosition;

  private SegmentAppender(
      FreeSpace space,
      int blockBytes,
      Path dataPath,
      FileChannel dataFile,
      ForcedMark forced,
      ChronicleQueue queue,
      ExcerptAppender appender) {
    this.space = space;
    this.blockBytes = blockBytes;
    this.dataPath = dataPath;
    this.dataFile = dataFile;
    this.forced = forced;
    this.queue = queue;
    this.appender = appender;
  }

  /**
   * Opens a segment that was made.
   *
   * @throws IOException if that fails; then nothing of it is left open.
   */
  static SegmentAppender open(Path segment, int blockBytes, FreeSpace space) throws IOException {
    FileChannel dataFile = null;
    ForcedMark forced = null;
    ChronicleQueue queue = null;
    try {
      Path dataPath = SegmentQueues.dataFile(segment);
      dataFile = FileChannel.open(dataPath, StandardOpenOption.WRITE);
      forced = ForcedMark.open(segment);
      queue = SegmentQueues.writable(segment, blockBytes);
      ExcerptAppender appender = appender(queue);
      writeMetadata(appender);
      return new SegmentAppender(space, blockBytes, dataPath, dataFile, forced, queue, appender);
    } catch (IOException | RuntimeException | Error e) {
      CloseHelper.quietCloseAll(queue, forced, dataFile);
      throw e;
    }
  }

  /** Makes a segment's files, so that they can be forced before it gets its name. */
  static void initialise(Path segment, int blockBytes) {
    try (ChronicleQueue queue = SegmentQueues.writable(segment, blockBytes);
        ExcerptAppender appender = appender(queue)) {
      writeMetadata(appender);
    }
  }

  private static ExcerptAppender appender(ChronicleQueue queue) {
    ExcerptAppender appender = queue.createAppender();
    appender.singleThreadedCheckDisabled(true);
    return appender;
  }

  /*
   * A metadata entry, which readers skip, makes the file and takes the whole path of an append once,
   * so that the first record does not pay for it.
   */
  private static void writeMetadata(ExcerptAppender appender) {
    try (DocumentContext entry = appender.writingDocument(true)) {
      entry.wire().bytes().writeLong(0);
    }
  }

  void append(DirectBuffer buffer, int offset, int length) {
    checkSpace(length);
    try (DocumentContext entry = appender.writingDocument()) {
      try {
        Bytes<?> bytes = entry.wire().bytes();
        long start = bytes.writePosition();
        bytes.writeSkip(length);
        target.wrap(bytes.addressForWrite(start), length);
        target.putBytes(0, buffer, offset, length);
        address.setPlain(target.addressOffset() + length);
        position.setRelease(start + length);
      } catch (Throwable e) {
        entry.rollbackOnClose();
        throw e;
      }
    }
  }

  private void checkSpace(int length) {
    long end = position.getPlain() + length;
    if (end <= checkedPosition) {
      return;
    }
    space.require();
    checkedPosition = end + SPACE_CHECK_BYTES;
  }

  /** The segment has another name from now on; its files stay open. */
  void onRenamed(Path segment) {
    dataPath = segment.resolve(dataPath.getFileName());
  }

  /** The data file. Any thread. */
  Path dataPath() {
    return dataPath;
  }

  /** Where the next record goes in the data file, roughly. Any thread. */
  long position() {
    return position.getAcquire();
  }

  /**
   * Where that is in memory, at the time of a position that {@link #position()} gives before and
   * after. Any thread.
   */
  long address() {
    return address.getAcquire();
  }

  /** How many bytes behind a position are in the part of the file that is mapped with it. */
  long mappedBehind(long at) {
    return blockBytes - at % blockBytes + SegmentQueues.overlapBytes(blockBytes);
  }

  /** Forces the data file; the sequence is that of the last record in it. */
  void force(long sequence) throws IOException {
    dataFile.force(false);
    forced.raise(sequence);
  }

  @Override
  public void close() {
    CloseHelper.closeAll(appender::close, queue::close, forced, dataFile);
  }
}
