package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBehindTest {
  private static final int BLOCK_BYTES = 64 << 20;
  private static final long PIECE_BYTES = 256 << 10;
  private static final long DISTANCE_BYTES = 1 << 20;
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  /** What the file's own bookkeeping takes. */
  private static final long OTHER_BYTES = 256 << 10;

  @TempDir private Path directory;
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[1000]);
  private WritableSegments segments;
  private WriteBehind writer;

  @BeforeEach
  void open() throws IOException {
    segments = JournalFixture.segments(directory, BLOCK_BYTES);
    segments.begin(new EpochTable(), 0);
    writer = new WriteBehind(segments::appender, PIECE_BYTES);
  }

  @AfterEach
  void close() {
    writer.onClose();
    segments.close();
  }

  private void append(long bytes) throws IOException {
    long end = segments.appender().position() + bytes;
    while (segments.appender().position() < end) {
      segments.append(record, 0, record.capacity());
    }
  }

  private void begin() throws IOException {
    append(1);
    assertEquals(0, writer.writePiece(), "it begins here");
  }

  private long writeAll() {
    long sum = 0;
    for (long bytes = writer.writePiece(); bytes > 0; bytes = writer.writePiece()) {
      assertEquals(PIECE_BYTES, bytes);
      sum += bytes;
    }
    return sum;
  }

  @Test
  void shouldWriteWhatIsWellBehindTheAppendsAndLeaveTheRest() throws IOException {
    assertEquals(0, writer.writePiece(), "nothing is there");
    begin();
    append(4 << 20);
    long written = writeAll();
    long rest = segments.appender().position() - written;
    assertTrue(
        rest >= DISTANCE_BYTES && rest < DISTANCE_BYTES + PIECE_BYTES, "left alone: " + rest);
    append(PIECE_BYTES);
    assertEquals(PIECE_BYTES, writeAll(), "it goes on");
  }

  @Test
  void shouldGoOnAtOnceAsLongAsPiecesAreFull() throws IOException {
    append(1);
    assertEquals(0, writer.doWork(), "it begins here");
    append(DISTANCE_BYTES + 2 * PIECE_BYTES);
    assertEquals(1, writer.doWork());
    assertEquals(1, writer.doWork());
    assertEquals(0, writer.doWork(), "it rests");
  }

  @Test
  void shouldLeaveNothingOfThatForTheSystemToWrite() throws IOException {
    assumeTrue(Files.isReadable(MAPPINGS), "skipped: only Linux tells what is yet to be written");
    begin();
    append(4 << 20);
    long before = dirtyBytes();
    assertTrue(before >= 3 << 20, "yet to be written " + before);
    long written = writeAll();
    assertTrue(written >= 2 << 20, "written " + written);
    long after = dirtyBytes();
    assertTrue(
        after <= segments.appender().position() - written + OTHER_BYTES,
        "yet to be written " + after + " of " + before);
  }

  @Test
  void shouldBeginAtTheEndOfWhatItFinds() throws IOException {
    append(4 << 20);
    WriteBehind late = new WriteBehind(segments::appender, PIECE_BYTES);
    assertEquals(0, late.writePiece());
    append(DISTANCE_BYTES + 2 * PIECE_BYTES);
    assertEquals(PIECE_BYTES, late.writePiece());
    late.onClose();
  }

  @Test
  void shouldNotWriteAgainWhatWasThereBeforeTheProcessStarted() throws IOException {
    append(4 << 20);
    Path found = segments.appender().dataPath().getParent();
    FreeSpace space = segments.space();
    segments.close();
    try (SegmentAppender again = SegmentAppender.open(found, BLOCK_BYTES, space)) {
      WriteBehind late = new WriteBehind(() -> again, PIECE_BYTES);
      assertEquals(0, late.writePiece());
      again.append(record, 0, record.capacity());
      assertTrue(again.position() > 4 << 20, "it goes on where it ended");
      assertEquals(0, late.writePiece());
      late.onClose();
    }
  }

  /** Of the segment's data file, in this process's mapping of it. */
  private static long dirtyBytes() throws IOException {
    long kib = 0;
    boolean isData = false;
    for (String line : Files.readAllLines(MAPPINGS)) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        isData = line.endsWith(".cq4");
      } else if (isData && line.matches("(Shared|Private)_Dirty:.*")) {
        kib += Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return kib << 10;
  }
}
