package io.hotpair.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.flow.FlowKind;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that end abruptly while they take snapshots and prune. */
class SnapshotCrashIT {
  private static final String SEED = "snapshot.seed";
  private static final int KILLS = 6;

  @TempDir Path directory;

  @Test
  void shouldComeToTheSameStateAfterEveryKill() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("rerun with -D" + SEED + "=" + seed);
    Random random = new Random(seed);
    Path home = Path.of(System.getProperty("hotpair.home", "."));
    for (int kill = 0; kill < KILLS; kill++) {
      Process process =
          new ProcessBuilder(
                  System.getProperty("hotpair.java", "java"),
                  "@" + home.resolve(".mvn/java-options"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  SnapshottingProcess.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long said = 0;
      try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
        for (int lines = 3 + random.nextInt(4); lines > 0; lines--) {
          String line = output.readLine();
          assertNotNull(line, "the process ended by itself");
          said = Long.parseLong(line);
        }
        LockSupport.parkNanos(random.nextInt(40_000_000));
      } finally {
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      }
      assertRecovers(said);
    }
  }

  private void assertRecovers(long said) {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      assertTrue(node.committed() >= said, node.committed() + " < " + said);
      SnapshotFile newest = node.newest();
      assertNotNull(newest);
      long digest = node.replay(newest, node.committed()).state().digest();
      for (SnapshotStore.Entry entry : node.store.list()) {
        SnapshotFile older = SnapshotFile.verify(entry.path(), Pacer.none());
        if (older.sequence() + 1 >= node.firstSequence()) {
          assertEquals(digest, node.replay(older, node.committed()).state().digest());
        }
      }
    }
  }
}
