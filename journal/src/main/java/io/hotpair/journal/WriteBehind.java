package io.hotpair.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.Agent;

/**
 * Has the system write what was appended to the disk a piece at a time, well behind the appends.
 * Left to itself Linux writes a file when its oldest page has waited for half a minute (see {@code
 * vm.dirty_expire_centisecs}), and then all of it at once, hundreds of megabytes, with the page
 * that is being appended to among them: the appending thread waits for that page, and the threads
 * that write keep a core for milliseconds at a time. One thread, any but the owner's; it waits for
 * the disk. Nobody relies on it: it promises no durability.
 */
public final class WriteBehind implements Agent {
  /** How far it stays behind: whoever writes a page to the disk protects it from being changed. */
  private static final long DISTANCE_BYTES = 1 << 20;

  private final Supplier<SegmentAppender> current;
  private final long pieceBytes;
  private SegmentAppender segment;
  private FileChannel file;
  private long writtenTo;

  WriteBehind(Supplier<SegmentAppender> current, long pieceBytes) {
    this.current = current;
    this.pieceBytes = pieceBytes;
  }

  /**
   * Writes a piece, if one is full.
   *
   * @return 0 always, so that whoever runs this rests between two pieces.
   */
  @Override
  public int doWork() {
    writePiece();
    return 0;
  }

  /** Returns how many bytes were given to the disk, which has them now. */
  long writePiece() {
    SegmentAppender appender = current.get();
    if (appender == null || appender.position() == 0) {
      return 0; // it does not know its end before something is appended
    }
    if (appender != segment) {
      follow(appender);
    }
    boolean isFull = appender.position() - DISTANCE_BYTES - writtenTo >= pieceBytes;
    if (file == null || !isFull) {
      return 0;
    }
    try {
      if (file.size() < writtenTo + pieceBytes) {
        return 0; // it was cut meanwhile, and a mapping would make it longer again
      }
      MappedByteBuffer piece = file.map(FileChannel.MapMode.READ_WRITE, writtenTo, pieceBytes);
      try {
        piece.force();
      } finally {
        IoUtil.unmap(piece);
      }
    } catch (IOException e) {
      leave(); // whoever forces the journal meets the same trouble, and reports it
      return 0;
    }
    writtenTo += pieceBytes;
    return pieceBytes;
  }

  /** What is in a segment that was found is on the disk already. */
  private void follow(SegmentAppender appender) {
    leave();
    segment = appender;
    writtenTo = appender.position() / pieceBytes * pieceBytes;
    try {
      file =
          FileChannel.open(appender.dataPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      leave();
    }
  }

  private void leave() {
    CloseHelper.quietClose(file);
    file = null;
  }

  @Override
  public void onClose() {
    leave();
  }

  @Override
  public String roleName() {
    return "hotpair-write-behind";
  }
}
