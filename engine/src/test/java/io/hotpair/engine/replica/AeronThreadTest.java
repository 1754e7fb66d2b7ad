package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.samples.TallyService;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node's heartbeats wait for nothing that Aeron's client takes down. */
@Timeout(60)
class AeronThreadTest {
  private static final int NODES = 2;

  @TempDir private Path directory;

  @Test
  void shouldDriveAeronsClientOnAThreadOfItsOwnAlsoWhereThreadsAreShared() throws IOException {
    try (PairHarness pair = new PairHarness(directory, "unicast", NODES, TallyService::new)) {
      pair.startAll();
      assertEquals(NODES, threads(), "one for each node, none for the watchdog");
    }
    assertEquals(0, threads(), "after both were closed");
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("hotpair-aeron"))
        .count();
  }
}
