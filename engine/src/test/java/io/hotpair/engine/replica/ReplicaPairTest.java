package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.samples.TallyService;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaPairTest {
  private static final int COUNT = 20_000;

  @TempDir Path directory;

  /** Each operation is 1, so the answer to operation n of the only client must be n. */
  private static final class Checker implements AnswerListener {
    private long answered;
    private String error;

    @Override
    public void onAnswer(
        long clientSequence,
        long sequence,
        int nodeId,
        DirectBuffer buffer,
        int offset,
        int length) {
      answered++;
      long sum = buffer.getLong(offset);
      if (sum != clientSequence && error == null) {
        error = "operation " + clientSequence + " was answered with " + sum;
      }
    }

    @Override
    public void onSessionLost(String reason) {
      error = "session lost: " + reason;
    }
  }

  private static void offer(HotpairClient client, UnsafeBuffer one) {
    PairHarness.await(
        "room for an operation",
        client,
        () -> {
          long result = client.offer(one, 0, Long.BYTES);
          return result > 0;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"multicast", "unicast"})
  void shouldKeepAnsweredOperationsWhenPrimaryStops(String channel) {
    Checker checker = new Checker();
    UnsafeBuffer one = new UnsafeBuffer(new byte[Long.BYTES]);
    one.putLong(0, 1);
    try (PairHarness pair = new PairHarness(directory, channel, 2, TallyService::new).startAll()) {
      PairHarness.await("both nodes in their places", pair::isWhole);
      try (HotpairClient client = pair.connect(checker)) {
        client.awaitOpen(10_000);
        int killed = -1;
        for (int i = 1; i <= COUNT; i++) {
          offer(client, one);
          if (i == COUNT / 2) {
            killed = pair.primary();
            pair.stop(killed);
          }
        }
        PairHarness.await("every answer", client, () -> checker.answered == COUNT);
        pair.start(killed);
        PairHarness.await("the node that was stopped is hot again", client, pair::isWhole);
        for (int i = 1; i <= COUNT; i++) {
          offer(client, one);
        }
        PairHarness.await("every answer", client, () -> checker.answered == 2 * COUNT);
        assertEquals(null, checker.error);
      }
    }
  }
}
