package io.hotpair.journal;

import java.io.IOException;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Has the system write what was appended to the disk a piece at a time, well behind the appends.
 * Left to itself Linux writes a file when its oldest page has waited for half a minute (see {@code
 * vm.dirty_expire_centisecs}), and then all of it at once, hundreds of megabytes, with the page
 * that is being appended to among them: the appending thread waits for that page, and the threads
 * that write keep a core for milliseconds at a time. One thread, any but the owner's; it waits for
 * the disk. Nobody relies on it: it promises no durability. Elsewhere than on Linux it does
 * nothing.
 */
public final class WriteBehind implements Agent {
  /** How far it stays behind: whoever writes a page to the disk protects it from being changed. */
  private static final long DISTANCE_BYTES = 1 << 20;

  private final Supplier<SegmentAppender> current;
  private final long pieceBytes;
  private SegmentAppender segment;
  private WrittenFile file;
  private long writtenTo;

  WriteBehind(Supplier<SegmentAppender> current, long pieceBytes) {
    this.current = current;
    this.pieceBytes = pieceBytes;
  }

  /**
   * Writes a piece, if one is full.
   *
   * @return 1 if so, as the next may be full as well, else 0. Whoever runs this rests in both
   *     cases: a piece is waited for until the disk has it.
   */
  @Override
  public int doWork() {
    return writePiece() > 0 ? 1 : 0;
  }

  /** Returns how many bytes were given to the disk, which has them now. */
  long writePiece() {
    SegmentAppender appender = current.get();
    if (!WrittenFile.isSupported() || appender == null || appender.position() == 0) {
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
      file.write(writtenTo, pieceBytes);
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
      file = WrittenFile.open(appender.dataPath());
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
