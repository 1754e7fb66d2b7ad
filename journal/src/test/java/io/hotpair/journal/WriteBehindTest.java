package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says about the pages of a real segment: dirty until their writing has begun. */
class WriteBehindTest {
  private static final int BLOCK_BYTES = 64 << 20;
  private static final int RECORDS = 60_000;
  private static final Set<String> DISKS = Set.of("ext4", "xfs", "btrfs", "overlay");

  @TempDir private Path directory;
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[100]);
  private WritableSegments segments;
  private WriteBehind behind;

  @BeforeEach
  void open() throws IOException {
    String disk = Files.getFileStore(directory).type();
    assumeTrue(DISKS.contains(disk), "skipped: " + disk + " is not known to be a disk of Linux");
    SegmentStore store = new SegmentStore(directory);
    store.prepare();
    segments =
        new WritableSegments(
            store, Recovery.of(store, store.list()).segments(), BLOCK_BYTES, 0, null);
    segments.begin(new EpochTable(), 0);
    behind = new WriteBehind(segments::appender);
  }

  @AfterEach
  void close() {
    if (behind != null) {
      behind.onClose();
      segments.close();
    }
  }

  @Test
  void shouldHaveAllButTheTailWrittenInSteps() throws IOException {
    append(RECORDS);
    long appended = segments.appender().position();
    assertTrue(dirtyBytes() >= appended / 2, "nothing is written by itself: " + dirtyBytes());
    int steps = allSteps();
    long whole = (appended - WriteBehind.TAIL_BYTES) / WriteBehind.STEP_BYTES;
    assertEquals(whole, steps);
    // What is left: less than a step, the tail, and pages of the queue's index.
    long left = dirtyBytes();
    assertTrue(left < 2 * WriteBehind.STEP_BYTES, left + " of " + appended + " bytes are left");
  }

  @Test
  void shouldLeaveFewBytesAlone() throws IOException {
    assertEquals(0, behind.doWork());
    append(1_000);
    assertEquals(0, behind.doWork());
  }

  @Test
  void shouldGoOnWithTheNextSegment() throws IOException {
    append(RECORDS);
    allSteps();
    EpochTable epochs = new EpochTable();
    epochs.restore(1, 1);
    epochs.restoreEnd(RECORDS);
    segments.roll(epochs, RECORDS);
    append(RECORDS);
    int steps = allSteps();
    long appended = segments.appender().position();
    assertEquals((appended - WriteBehind.TAIL_BYTES) / WriteBehind.STEP_BYTES, steps);
    assertTrue(dirtyBytes() < 2 * WriteBehind.STEP_BYTES, "the writing is of the next segment");
  }

  private int allSteps() {
    int steps = 0;
    while (behind.doWork() > 0) {
      steps++;
    }
    return steps;
  }

  private void append(int records) {
    for (int i = 0; i < records; i++) {
      segments.append(record, 0, record.capacity());
    }
  }

  private long dirtyBytes() throws IOException {
    return ProcessMappings.lines(segments.appender().address()).stream()
        .filter(line -> line.matches("(Shared|Private)_Dirty:.*"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .sum();
  }
}
