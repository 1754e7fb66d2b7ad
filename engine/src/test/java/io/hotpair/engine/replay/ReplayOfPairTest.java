package io.hotpair.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.replica.PairHarness;
import io.hotpair.engine.service.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journals of a pair that ran for real replay to. */
class ReplayOfPairTest {
  private static final int COUNT = 5_000;
  private static final long SEED = 11;

  @TempDir Path directory;

  /** Notes the answers of a client in the order of its operations. */
  private static final class Answers implements AnswerListener {
    private final List<Integer> hashes = new ArrayList<>();

    @Override
    public void onAnswer(
        long clientSequence,
        long sequence,
        int nodeId,
        DirectBuffer buffer,
        int offset,
        int length) {
      assertEquals(hashes.size() + 1, clientSequence);
      hashes.add(hash(buffer, offset, length));
    }

    @Override
    public void onSessionLost(String reason) {
      throw new AssertionError(reason);
    }
  }

  private static int hash(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return Arrays.hashCode(bytes);
  }

  @Test
  void shouldReplayTheAnswersThatClientsGotAndTheSameStateFromBothJournals() {
    Answers answers = new Answers();
    OrderBookService[] live = {new OrderBookService(), new OrderBookService()};
    int[] made = {0};
    long session;
    try (PairHarness pair = new PairHarness(directory, "unicast", 2, () -> live[made[0]++])) {
      pair.startAll();
      PairHarness.await("both nodes in their places", pair::isWhole);
      try (HotpairClient client = pair.connect(answers);
          OperationSource source = FlowSources.generatedOrders(SEED, COUNT)) {
        client.awaitOpen(10_000);
        session = client.sessionId();
        offerAll(client, source);
        PairHarness.await("every answer", client, () -> answers.hashes.size() == COUNT);
      }
      PairHarness.await(
          "both nodes level",
          () ->
              pair.replica(0).applied() == pair.replica(1).held()
                  && pair.replica(1).applied() == pair.replica(0).held());
    }
    for (int node = 0; node < 2; node++) {
      assertReplays(node, session, answers.hashes, live[node].digest());
    }
  }

  private static void offerAll(HotpairClient client, OperationSource source) {
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
    for (int n = source.next(bytes, 0); n >= 0; n = source.next(bytes, 0)) {
      int length = n;
      PairHarness.await("room", client, () -> client.offer(bytes, 0, length) > 0);
    }
  }

  private void assertReplays(int node, long session, List<Integer> answers, long digest) {
    List<Integer> replayed = new ArrayList<>();
    OrderBookService service = new OrderBookService();
    JournalReplay.Context context =
        new JournalReplay.Context()
            .directory(directory.resolve("node-" + node))
            .service(service)
            .listener(
                (Operation operation, DirectBuffer answer, int length) -> {
                  assertEquals(session, operation.sessionId());
                  replayed.add(hash(answer, 0, length));
                });
    try (JournalReplay replay = JournalReplay.open(context)) {
      assertTrue(replay.run() > COUNT);
    }
    assertEquals(answers, replayed);
    assertEquals(digest, service.digest());
  }
}
