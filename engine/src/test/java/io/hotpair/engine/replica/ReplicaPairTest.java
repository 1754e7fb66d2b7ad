package io.hotpair.engine.replica;

import io.hotpair.engine.client.HotpairClient;
import io.hotpair.samples.TallyService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaPairTest {
  private static final int COUNT = 20_000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"multicast", "unicast"})
  void shouldKeepAnsweredOperationsWhenPrimaryStops(String channel) {
    TallyLoad load = new TallyLoad();
    try (PairHarness pair = new PairHarness(directory, channel, 2, TallyService::new).startAll()) {
      PairHarness.await("both nodes in their places", pair::isWhole);
      try (HotpairClient client = pair.connect(load)) {
        client.awaitOpen(10_000);
        load.offer(client, COUNT / 2);
        int killed = pair.primary();
        pair.stop(killed);
        load.offer(client, COUNT / 2);
        load.awaitAnswers(client);
        pair.start(killed);
        PairHarness.await("the node that was stopped is hot again", client, pair::isWhole);
        load.offer(client, COUNT);
        load.awaitAnswers(client);
      }
    }
  }

  @Test
  void shouldAnswerWhatWasSentWhileNoNodeWasThere() {
    TallyLoad load = new TallyLoad();
    try (PairHarness pair =
        new PairHarness(directory, "multicast", 2, TallyService::new).startAll()) {
      PairHarness.await("both nodes in their places", pair::isWhole);
      try (HotpairClient client = pair.connect(load)) {
        client.awaitOpen(10_000);
        load.offer(client, 10); // nothing is on the wire before the client polls
        pair.stop(0);
        pair.stop(1);
        for (int i = 0; i < 1000; i++) {
          client.poll();
        }
        pair.startAll();
        PairHarness.await("both nodes in their places", client, pair::isWhole);
        load.awaitAnswers(client);
      }
    }
  }
}
