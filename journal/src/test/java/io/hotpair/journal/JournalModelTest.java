package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random appends, cuts, forces and openings, compared with a list. */
class JournalModelTest {
  private static final int STEPS = 250;

  private final JournalFixture fixture = new JournalFixture();
  private final List<Long> model = new ArrayList<>();

  @TempDir Path directory;

  @Test
  void shouldHoldWhatTheModelHoldsAfterRandomSteps() {
    long seed = Long.getLong("journal.seed", System.nanoTime());
    System.out.println("rerun with -Djournal.seed=" + seed);
    Random random = new Random(seed);
    ChronicleJournal journal = open(random);
    try {
      long epoch = 1;
      for (int step = 0; step < STEPS; step++) {
        int choice = random.nextInt(100);
        if (choice < 60) {
          epoch += random.nextInt(5) == 0 ? 1 : 0;
          append(journal, random, epoch);
        } else if (choice < 75) {
          cut(journal, random);
          epoch += random.nextInt(2);
        } else if (choice < 85) {
          journal.close();
          journal = open(random);
        } else if (choice < 90) {
          journal.force();
        }
        compare(journal, random);
      }
      assertEquals(model, JournalFixture.readEpochs(journal));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    } finally {
      journal.close();
    }
  }

  private ChronicleJournal open(Random random) {
    return ChronicleJournal.open(
        JournalFixture.context(directory).segmentMaxRecords(100 + random.nextInt(1_000)));
  }

  private void append(ChronicleJournal journal, Random random, long epoch) {
    int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 1_500 : 40);
    int payloadLength = random.nextInt(300);
    fixture.append(journal, epoch, payloadLength, count);
    for (int i = 0; i < count; i++) {
      model.add(epoch);
    }
  }

  private void cut(ChronicleJournal journal, Random random) {
    int keep = Math.max(0, model.size() - random.nextInt(random.nextInt(10) == 0 ? 2_000 : 50));
    journal.cut(keep);
    model.subList(keep, model.size()).clear();
  }

  private void compare(ChronicleJournal journal, Random random) {
    assertEquals(model.size(), journal.lastSequence());
    int from = random.nextInt(model.size() + 1);
    try (JournalCursor cursor = journal.cursor(from + 1)) {
      assertEquals(model.subList(from, model.size()), JournalFixture.readEpochs(cursor));
    }
    EpochTable expected = new EpochTable();
    for (int i = 0; i < model.size(); i++) {
      expected.onRecord(model.get(i), i + 1);
    }
    EpochTable epochs = journal.epochs();
    assertEquals(expected.size(), epochs.size());
    assertEquals(expected.lastSequence(), epochs.lastSequence());
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(expected.epochAt(row), epochs.epochAt(row));
      assertEquals(expected.firstSequenceAt(row), epochs.firstSequenceAt(row));
    }
  }
}
