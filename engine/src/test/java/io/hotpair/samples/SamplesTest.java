package io.hotpair.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.replica.PairHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
  @TempDir Path directory;

  @Test
  void shouldAnswerARemoteClientsOperations() {
    try (PairHarness pair =
        new PairHarness(directory, "multicast", 2, TallyService::new).startAll()) {
      PairHarness.await("both nodes in their places", pair::isWhole);
      assertEquals(5_000, ClientSample.run(pair.settings(0), 5_000));
    }
  }

  @Test
  void shouldAnswerInProcessOperationsOnThePrimary() {
    // The only node is the primary of its own; the sample starts it.
    try (PairHarness pair = new PairHarness(directory, "multicast", 1, TallyService::new)) {
      assertEquals(5_000, EmbedSample.run(pair.settings(0), 5_000));
    }
  }
}
