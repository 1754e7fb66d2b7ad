package io.hotpair.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.wire.Wires;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks a segment's data file from entry to entry, without Chronicle and without mapping it, and
 * verifies every record: what a crash or a bad disk left there cannot hurt it. Entries are a length
 * word and that many bytes, padded to 4; a word that is 0 or not complete ends the file.
 */
final class SegmentScanner implements AutoCloseable {
  private static final int WINDOW_BYTES = 1 << 20;
  private static final int HEADER_BYTES = Integer.BYTES;

  private final FileChannel file;
  private final RecordFlyweight record = new RecordFlyweight();
  private UnsafeBuffer window = new UnsafeBuffer(new byte[WINDOW_BYTES]);
  private long windowPosition;
  private int windowLength;
  private long position;
  private long nextSequence;
  private RecordCheck check = RecordCheck.OK;
  private boolean isRecordBehind;

  SegmentScanner(Path dataFile, long firstSequence) throws IOException {
    file = FileChannel.open(dataFile, StandardOpenOption.READ);
    nextSequence = firstSequence;
  }

  /**
   * Moves to the next record and takes note of it.
   *
   * @return false if no whole record follows; see {@link #check()}.
   */
  boolean next(EpochTable epochs) throws IOException {
    if (step(epochs)) {
      return true;
    }
    if (check != RecordCheck.OK) {
      // A live writer may have completed it while the window was read: look once more.
      windowLength = 0;
      return step(epochs);
    }
    return false;
  }

  private boolean step(EpochTable epochs) throws IOException {
    check = RecordCheck.OK;
    while (load(position, HEADER_BYTES)) {
      int header = window.getInt(at(position));
      if (header == 0 || Wires.isNotComplete(header)) {
        return false;
      }
      int length = Wires.lengthOf(header);
      if (Wires.isReadyMetaData(header)) {
        position = BitUtil.align(position + HEADER_BYTES + length, HEADER_BYTES);
        continue;
      }
      check = verify(position, length);
      if (check == RecordCheck.OK
          && (record.sequence() != nextSequence || record.epoch() < epochs.lastEpoch())) {
        check = RecordCheck.WRONG_SCHEMA;
      }
      if (check != RecordCheck.OK) {
        return false;
      }
      epochs.onRecord(record.epoch(), nextSequence++);
      position = BitUtil.align(position + HEADER_BYTES + length, HEADER_BYTES);
      return true;
    }
    return false;
  }

  /**
   * Moves to the next record as {@link #next}, and where there is none looks behind that place too.
   * Between those two looks a running node may have appended both, so it then looks for the first
   * once more.
   *
   * @return false if no whole record follows; see {@link #check()} and {@link #isRecordBehind()}.
   */
  boolean nextOfLive(EpochTable epochs) throws IOException {
    isRecordBehind = false;
    if (next(epochs)) {
      return true;
    }
    isRecordBehind = hasRecordBehind();
    windowLength = 0;
    return next(epochs);
  }

  /** Whether {@link #nextOfLive} found a whole record behind a place that has none. */
  boolean isRecordBehind() {
    return isRecordBehind;
  }

  private boolean hasRecordBehind() throws IOException {
    long size = file.size();
    int least = HEADER_BYTES + RecordLayout.PAYLOAD_OFFSET;
    for (long at = position; at + least <= size && load(at, least); at += HEADER_BYTES) {
      int header = window.getInt(at(at));
      int length = Wires.lengthOf(header);
      if (header != 0
          && !Wires.isNotComplete(header)
          && length >= RecordLayout.PAYLOAD_OFFSET
          && looksLikeRecord(at, length)
          && verify(at, length) == RecordCheck.OK
          && record.sequence() > nextSequence) {
        return true;
      }
    }
    return false;
  }

  private boolean looksLikeRecord(long at, int length) {
    record.wrap(window, at(at) + HEADER_BYTES, RecordLayout.PAYLOAD_OFFSET);
    return record.payloadLength() == length - RecordLayout.PAYLOAD_OFFSET;
  }

  private RecordCheck verify(long at, int length) throws IOException {
    if (length < RecordLayout.PAYLOAD_OFFSET) {
      return RecordCheck.TOO_SHORT;
    }
    int needed = HEADER_BYTES + length;
    // A damaged length is held against the file before room is made for it.
    if (!isLoaded(at, needed) && (at + needed > file.size() || !load(at, needed))) {
      return RecordCheck.WRONG_LENGTH;
    }
    return record.wrap(window, at(at) + HEADER_BYTES, length).verify();
  }

  private int at(long filePosition) {
    return (int) (filePosition - windowPosition);
  }

  private boolean isLoaded(long from, int length) {
    return from >= windowPosition && from + length <= windowPosition + windowLength;
  }

  private boolean load(long from, int length) throws IOException {
    if (isLoaded(from, length)) {
      return true;
    }
    if (length > window.capacity()) {
      window = new UnsafeBuffer(new byte[BitUtil.findNextPositivePowerOfTwo(length)]);
    }
    ByteBuffer bytes = ByteBuffer.wrap(window.byteArray());
    windowPosition = from;
    windowLength = 0;
    while (bytes.hasRemaining()) {
      int read = file.read(bytes, from + windowLength);
      if (read < 0) {
        break;
      }
      windowLength += read;
    }
    return length <= windowLength;
  }

  /** The record that {@link #next} moved to; valid until the next call. */
  RecordFlyweight record() {
    return record;
  }

  /** Why the walk ended: OK if there is just nothing more. */
  RecordCheck check() {
    return check;
  }

  /** Where in the file the walk is, in bytes. */
  long position() {
    return position;
  }

  /** Sequence of the record that would come next. */
  long nextSequence() {
    return nextSequence;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
