package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.journal.ChronicleJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process that appends, rolls over and cuts is killed at random moments, again and again
 * over the same directory. {@code -Djournal.kills=200} for more kills, {@code -Djournal.seed=N} to
 * repeat a run's choices.
 */
class JournalKillIT {
  private static final int KILLS = Integer.getInteger("journal.kills", 10);
  private static final long KEPT_RECORDS = 30_000;
  private static final int MOST_LINES = 300;
  private static final int OPENING_KILLS = 8;
  private static final int MOST_PAUSE_US = 3_000;
  private static final int SIGKILL_EXIT = 137;

  private final ToldRecords told = new ToldRecords();

  @TempDir Path directory;

  @Test
  void shouldRecoverToAllThatWasToldHoweverOftenTheProcessIsKilled() throws Exception {
    long seed = Long.getLong("journal.seed", System.nanoTime());
    System.out.println("rerun with -Djournal.seed=" + seed);
    Random random = new Random(seed);
    long recovered = 0;
    long beyond = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      startAndKill(random);
      try (ChronicleJournal journal = KilledAppender.open(directory)) {
        long last = told.last();
        told.requireIn(journal);
        recovered = told.last();
        beyond += Math.max(0, recovered - last);
        journal.prune(recovered - KEPT_RECORDS);
      }
      String verified = ToolRun.fine("verify", directory);
      assertTrue(verified.startsWith("whole: ") || recovered == 0, verified);
      assertTrue(recovered == 0 || verified.contains("to " + recovered + ")"), verified);
      assertEquals(recovered, told.last());
    }
    System.out.printf(
        "%d kills: %,d records, all that was told was there each time, and verify agreed; %,d more"
            + " were found than were told%n",
        KILLS, recovered, beyond);
    assertTrue(recovered > 0);
  }

  private void startAndKill(Random random) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("hotpair.home", "."));
    Process process =
        new ProcessBuilder(
                System.getProperty("hotpair.java", "java"),
                "@" + home.resolve(".mvn/java-options"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledAppender.class.getName(),
                directory.toString(),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
      // Now and then in the middle of opening, which begins behind the first line.
      int lines = random.nextInt(OPENING_KILLS) == 0 ? 1 : 1 + random.nextInt(MOST_LINES);
      for (int i = 0; i < lines; i++) {
        String line = output.readLine();
        assertTrue(line != null, "the process ended by itself");
        told.onLine(line);
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_PAUSE_US)));
      // By its handle: destroying the Process itself would close the pipe, with lines left in it.
      assertTrue(process.toHandle().destroyForcibly());
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertEquals(SIGKILL_EXIT, process.exitValue());
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        // The pipe may end in the middle of a line; a whole one was told.
        if (isWhole(line)) {
          told.onLine(line);
        }
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isWhole(String line) {
    return line.endsWith(KilledAppender.WHOLE);
  }
}
