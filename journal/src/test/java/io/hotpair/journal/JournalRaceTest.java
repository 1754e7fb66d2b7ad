package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cursors on other threads while the owner appends, cuts and begins segments. */
class JournalRaceTest {
  private static final int ROUNDS = 150;

  private final AtomicBoolean done = new AtomicBoolean();

  @TempDir Path directory;

  @Test
  void shouldShowACursorWholeRecordsInOrderOrTheCutAndNothingElse() throws Exception {
    long seed = Long.getLong("journal.seed", System.nanoTime());
    System.out.println("rerun with -Djournal.seed=" + seed);
    Random random = new Random(seed);
    JournalFixture fixture = new JournalFixture();
    ChronicleJournal.Context context = JournalFixture.context(directory).segmentMaxRecords(300);
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> follow(journal));
      CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> follow(journal));
      CompletableFuture<Void> helper = CompletableFuture.runAsync(() -> maintain(journal));
      for (int round = 1; round <= ROUNDS; round++) {
        fixture.append(journal, round, random.nextInt(200), 1 + random.nextInt(120));
        if (random.nextBoolean()) {
          journal.cut(Math.max(0, journal.lastSequence() - random.nextInt(150)));
        }
      }
      fixture.append(journal, ROUNDS + 1, 10, 100);
      done.set(true);
      helper.get(30, TimeUnit.SECONDS);
      assertTrue(first.get(30, TimeUnit.SECONDS) > 0);
      assertTrue(second.get(30, TimeUnit.SECONDS) > 0);
    } finally {
      done.set(true);
    }
  }

  @Test
  void shouldNotTakeARecordForForcedThatWasCutWhileItBegan() throws IOException {
    EpochTable epochs = new EpochTable();
    try (WritableSegments segments = JournalFixture.segments(directory, 1 << 20)) {
      segments.begin(epochs, 0);
      appendAnything(segments, epochs, 1, 10);
      long[] last = {10};
      long forced =
          segments.forceAppended(
              () -> {
                long before = last[0];
                if (before == 10) {
                  last[0] = 6;
                  cutAndGoOn(segments, epochs);
                }
                return before;
              });
      assertEquals(6, forced);
      assertEquals(6, segments.map().last().firstSequence());
      assertEquals(6, ForcedMark.read(last(segments)));
    }
  }

  @Test
  void shouldTellTheDisksFreeSpaceThoughTheSegmentOfTheMomentGoes() throws IOException {
    EpochTable epochs = new EpochTable();
    try (WritableSegments segments = JournalFixture.segments(directory, 1 << 20)) {
      segments.begin(epochs, 0);
      FreeSpace space = segments.space();
      Path first = last(segments);
      appendAnything(segments, epochs, 1, 1);
      epochs.cut(0);
      segments.cut(epochs, 0);
      segments.removeSuperseded();
      assertFalse(Files.exists(first), () -> first + " is still there");
      assertDoesNotThrow(space::require);
    }
  }

  private Path last(WritableSegments segments) {
    return JournalFixture.path(directory, segments.map().last());
  }

  /** To record 5, and one more. */
  private static void cutAndGoOn(WritableSegments segments, EpochTable epochs) {
    epochs.cut(5);
    try {
      segments.cut(epochs, 5);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    appendAnything(segments, epochs, 2, 1);
  }

  private static void appendAnything(
      WritableSegments segments, EpochTable epochs, long epoch, int count) {
    UnsafeBuffer record = new UnsafeBuffer(new byte[100]);
    for (int i = 0; i < count; i++) {
      segments.append(record, 0, record.capacity());
      epochs.onRecord(epoch, epochs.lastSequence() + 1);
    }
  }

  private void maintain(ChronicleJournal journal) {
    while (!done.get()) {
      journal.maintain();
    }
  }

  /** Reads to the end, again from another cursor after each cut, until the owner is done. */
  private long follow(ChronicleJournal journal) {
    long read = 0;
    boolean last;
    do {
      last = done.get();
      long from = Math.max(1, journal.lastSequence() - 200);
      try (JournalCursor cursor = journal.cursor(from)) {
        read += readOn(cursor, from);
      } catch (IllegalArgumentException e) {
        // cut between the look at the last sequence and the opening
      } catch (JournalException e) {
        assertTrue(e.getMessage().contains("was cut"), e.toString());
      }
    } while (!last);
    return read;
  }

  private long readOn(JournalCursor cursor, long from) {
    RecordFlyweight record = new RecordFlyweight();
    long next = from;
    long epoch = 0;
    while (true) {
      boolean wasDone = done.get();
      while (cursor.next()) {
        record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
        assertEquals(next++, record.sequence());
        assertTrue(record.epoch() >= epoch);
        epoch = record.epoch();
      }
      if (wasDone) {
        return next - from;
      }
      Thread.onSpinWait();
    }
  }
}
