package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "snapshot";
    arguments[1] = "--set";
    arguments[2] = "hotpair.dir=" + directory;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Hotpair.execute(new PrintWriter(out), new PrintWriter(err, true), arguments);
  }

  @Test
  void shouldSayWhatIsMissingWhenThereIsNoNode() {
    assertEquals(1, run());
    assertTrue(err.toString().contains("snapshots is missing"), err.toString());
  }

  @Test
  void shouldSayThatTheRequestStaysWhenNobodyTakesIt() throws IOException {
    Files.createDirectory(directory.resolve("snapshots"));
    assertEquals(1, run("--wait", "0"));
    assertTrue(Files.exists(directory.resolve("snapshots/REQUEST")));
    assertTrue(err.toString().contains("REQUEST stays"), err.toString());
  }

  @Test
  void shouldNameTheSnapshotThatWasTaken() throws Exception {
    Path snapshots = Files.createDirectory(directory.resolve("snapshots"));
    Thread node = new Thread(() -> take(snapshots));
    node.start();
    assertEquals(0, run(), err::toString);
    node.join();
    assertEquals(snapshots.resolve("s7-e1").toString(), out.toString().strip());
  }

  private static void take(Path snapshots) {
    try {
      while (!Files.exists(snapshots.resolve("REQUEST"))) {
        LockSupport.parkNanos(1_000_000);
      }
      Files.createFile(snapshots.resolve("s7-e1"));
      Files.delete(snapshots.resolve("REQUEST"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
