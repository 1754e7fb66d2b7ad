package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TimerSlackTest {
  @Test
  void shouldTightenTheCallingThreadOnly() throws Exception {
    String before = slack();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      String expected = other.submit(TimerSlack::tighten).get() ? "1" : before;
      assertEquals(expected, other.submit(TimerSlackTest::slack).get());
    } finally {
      other.shutdownNow();
    }
    assertEquals(before, slack());
  }

  @Test
  void shouldNapAndComeBack() throws ExecutionException, InterruptedException {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      other
          .submit(
              () -> {
                NappingIdleStrategy idle = new NappingIdleStrategy();
                for (int i = 0; i < 100; i++) {
                  idle.idle(0);
                }
                idle.idle(1);
                idle.idle();
              })
          .get();
      assertFalse(other.isShutdown());
    } finally {
      other.shutdownNow();
    }
  }

  private static String slack() throws IOException {
    String id = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
    Path file = Path.of("/proc", id, "timerslack_ns");
    return Files.isReadable(file) ? Files.readString(file).strip() : "";
  }
}
