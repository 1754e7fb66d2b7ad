package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that end abruptly in the middle of appending. */
class JournalCrashIT {
  @TempDir Path directory;

  private Process start(long epoch, long haltAt) throws IOException {
    Path home = Path.of(System.getProperty("hotpair.home", "."));
    return new ProcessBuilder(
            System.getProperty("hotpair.java", "java"),
            "@" + home.resolve(".mvn/java-options"),
            "-cp",
            System.getProperty("java.class.path"),
            AppendingProcess.class.getName(),
            directory.toString(),
            Long.toString(epoch),
            Long.toString(haltAt))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long readTo(BufferedReader output, int lines) throws IOException {
    long last = 0;
    for (int i = 0; i < lines; i++) {
      String line = output.readLine();
      assertNotNull(line, "the process ended by itself");
      last = Long.parseLong(line);
    }
    return last;
  }

  private void assertHoldsAtLeast(long sequence, long epoch) {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      assertTrue(journal.lastSequence() >= sequence, journal.lastSequence() + " < " + sequence);
      List<Long> epochs = JournalFixture.readEpochs(journal);
      assertEquals(journal.lastSequence(), epochs.size());
      assertEquals(epoch, epochs.get(epochs.size() - 1));
      assertEquals(epoch, journal.epochs().size());
    }
  }

  @Test
  void shouldHoldEveryRecordThatWasAppendedWhenTheProcessIsKilled() throws Exception {
    for (int epoch = 1; epoch <= 3; epoch++) {
      Process process = start(epoch, 0);
      try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
        long last = readTo(output, 15 + epoch * 7);
        String message =
            assertThrows(JournalException.class, () -> JournalFixture.open(directory)).getMessage();
        assertTrue(message.contains("process " + process.pid()), message);
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertHoldsAtLeast(last, epoch);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void shouldHoldEveryRecordThatWasAppendedWhenTheProcessHalts() throws Exception {
    long last = 0;
    for (int epoch = 1; epoch <= 2; epoch++) {
      Process process = start(epoch, 7_777);
      try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          last = Math.max(last, Long.parseLong(line));
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertTrue(last >= 7_000L * epoch, Long.toString(last));
        assertHoldsAtLeast(last, epoch);
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
