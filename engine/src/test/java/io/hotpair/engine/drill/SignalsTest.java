package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals to real processes, whose state the kernel shows in {@code /proc}. */
@Timeout(30)
class SignalsTest {
  private static final Path PROC = Path.of("/proc/self/stat");
  private static final long END_TIMEOUT_MS = 10_000;

  @TempDir private Path directory;

  private ChildProcess first;
  private ChildProcess second;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Files.exists(PROC), "no /proc here");
    first = sleeper("first");
    second = sleeper("second");
  }

  @AfterEach
  void end() {
    for (ChildProcess process : new ChildProcess[] {first, second}) {
      if (process != null) {
        process.kill();
      }
    }
  }

  @Test
  void shouldHaveStoppedAllWhenStopReturns() throws IOException {
    Signals.stop(List.of(first, second));
    assertEquals("T", stateOf(first));
    assertEquals("T", stateOf(second));
  }

  @Test
  void shouldHaveContinuedAllWhenGoOnReturns() throws IOException {
    Signals.stop(List.of(first, second));
    Signals.goOn(List.of(first, second));
    assertFalse(stateOf(first).equals("T"));
    assertFalse(stateOf(second).equals("T"));
  }

  @Test
  void shouldStopTheOthersIfOneHasEnded() throws IOException, InterruptedException {
    first.kill();
    first.awaitEnd(END_TIMEOUT_MS);
    Signals.stop(List.of(first, second));
    assertEquals("T", stateOf(second));
  }

  private ChildProcess sleeper(String name) throws IOException {
    return ChildProcess.start(name, List.of("sleep", "60"), directory.resolve(name));
  }

  /** The field after the command's name, which is in parentheses. */
  private static String stateOf(ChildProcess process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
  }
}
