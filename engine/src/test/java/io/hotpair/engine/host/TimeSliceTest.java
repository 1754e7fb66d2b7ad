package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.Test;

class TimeSliceTest {
  /** Shows the slice of a thread, as se.slice in ns, where the kernel tells it. */
  private static final Path SCHED = Path.of("/proc/thread-self/sched");

  @Test
  void shouldGiveADutyThreadTheSliceOfTheSettings() throws Exception {
    long before = slice();
    assumeTrue(before > 0, "skipped: this system does not tell a thread's slice");
    Host host = Host.of(Settings.defaults().with(Setting.SLICE_US, 300));
    CompletableFuture<Long> seen = new CompletableFuture<>();
    Agent agent = host.thread(ThreadSetup.ANY_CORE).on(new Looker(seen));
    AgentRunner runner =
        new AgentRunner(
            new SleepingMillisIdleStrategy(1), seen::completeExceptionally, null, agent);
    try (runner) {
      AgentRunner.startOnThread(runner);
      assertEquals(300_000, seen.get(10, TimeUnit.SECONDS));
    }
    assertEquals(before, slice(), "that of the thread which starts it stays");
  }

  @Test
  void shouldRefuseASliceThatLinuxWouldChange() {
    SettingsException refusal =
        assertThrows(
            SettingsException.class, () -> Host.of(Settings.defaults().with(Setting.SLICE_US, 99)));
    assertTrue(refusal.getMessage().contains("hotpair.slice.us"), refusal.getMessage());
  }

  /** In ns; 0 if it is not known. */
  private static long slice() throws IOException {
    if (!Files.isReadable(SCHED)) {
      return 0;
    }
    return Files.readAllLines(SCHED).stream()
        .filter(line -> line.startsWith("se.slice"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  private record Looker(CompletableFuture<Long> seen) implements Agent {
    @Override
    public int doWork() throws IOException {
      seen.complete(slice());
      return 0;
    }

    @Override
    public String roleName() {
      return "looker";
    }
  }
}
