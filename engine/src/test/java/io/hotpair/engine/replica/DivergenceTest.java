package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.events.JsonReader;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that is not deterministic is found out. */
@Timeout(120)
class DivergenceTest {
  private static final int DIGEST_INTERVAL = 4;
  private static final long CLOCK_READ_AT = 100;
  private static final int WINDOW = 32;

  /** No more than these: it is found out from the digests that heartbeats repeat. */
  private static final long OFFERED = CLOCK_READ_AT + 2 * DIGEST_INTERVAL + WINDOW;

  @TempDir private Path directory;
  private final AtomicReferenceArray<Throwable> failures = new AtomicReferenceArray<>(2);
  private final List<AutoCloseable> opened = new ArrayList<>();

  @RepeatedTest(4)
  void shouldDropTheHotNodeAndKeepEvidenceOnBothWhenTheServiceReadsAClock() throws IOException {
    try (PairHarness pair =
        new PairHarness(directory, "unicast", 2, () -> new ClockReadingService(CLOCK_READ_AT))) {
      Replica[] replicas = {launch(pair, 0), launch(pair, 1)};
      PairHarness.await("both in their places", () -> primary(replicas) >= 0 && isHot(replicas));
      int primary = primary(replicas);
      int hot = 1 - primary;
      long[] answered = new long[1];
      try (HotpairClient client = pair.connect(counting(answered))) {
        client.awaitOpen(10_000);
        UnsafeBuffer operation = new UnsafeBuffer(new byte[Long.BYTES]);
        long[] offered = new long[1];
        PairHarness.await(
            "the hot node has found out",
            client,
            () -> {
              if (offered[0] < OFFERED
                  && offered[0] - answered[0] < WINDOW
                  && client.offer(operation, 0, 8) > 0) {
                offered[0]++;
              }
              return failures.get(hot) != null;
            });
        CloseHelper.close(replicas[hot]);
        long before = offered[0];
        PairHarness.await(
            "the primary carries on alone",
            client,
            () -> {
              if (offered[0] < before + WINDOW && client.offer(operation, 0, 8) > 0) {
                offered[0]++;
              }
              return answered[0] == before + WINDOW;
            });
      }
      assertInstanceOf(DivergenceException.class, failures.get(hot));
      assertEquals(null, failures.get(primary));
      assertEquals(ReplicaRole.PRIMARY, replicas[primary].role());
      CloseHelper.closeAll(opened);
      Map<String, Object> found = divergences(hot).get(0);
      checkEvidence(found, primary);
      // The hot node's last heartbeat: what it found is what the primary must have seen, too.
      List<Map<String, Object>> seen = divergences(primary);
      checkEvidence(
          seen.stream()
              .filter(event -> event.get("sequence").equals(found.get("sequence")))
              .findFirst()
              .orElseThrow(() -> new AssertionError(found + " not in " + seen)),
          hot);
    } finally {
      CloseHelper.closeAll(opened);
    }
  }

  /** The difference is found with the first digest after it, and says where to look for it. */
  private static void checkEvidence(Map<String, Object> event, int peerId) {
    long sequence = (Long) event.get("sequence");
    long agreed = (Long) event.get("agreedSequence");
    assertEquals(0, sequence % DIGEST_INTERVAL);
    assertTrue(sequence >= CLOCK_READ_AT, event.toString());
    assertTrue(sequence <= OFFERED + WINDOW, event.toString());
    assertTrue(agreed < sequence && agreed <= CLOCK_READ_AT + WINDOW, event.toString());
    assertEquals((long) peerId, event.get("peer"));
    assertNotEquals(event.get("ownDigest"), event.get("peerDigest"));
  }

  private List<Map<String, Object>> divergences(int nodeId) throws IOException {
    return Files.readAllLines(log(nodeId)).stream()
        .map(JsonReader::object)
        .filter(event -> event.get("event").equals("divergence"))
        .toList();
  }

  private Path log(int nodeId) {
    return directory.resolve("events-" + nodeId + ".jsonl");
  }

  private Replica launch(PairHarness pair, int nodeId) {
    Settings settings =
        pair.settings(nodeId).with(Setting.DIGEST_INTERVAL, Integer.toString(DIGEST_INTERVAL));
    try {
      EventLog log = EventLog.open(log(nodeId), "node-" + nodeId);
      Replica replica =
          Replica.launch(
              new ReplicaContext()
                  .settings(settings)
                  .eventLog(log)
                  .failureHandler(failure -> failures.set(nodeId, failure))
                  .service(new ClockReadingService(CLOCK_READ_AT)));
      opened.add(0, log);
      opened.add(0, replica);
      return replica;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int primary(Replica[] replicas) {
    return replicas[0].role() == ReplicaRole.PRIMARY
        ? 0
        : replicas[1].role() == ReplicaRole.PRIMARY ? 1 : -1;
  }

  private static boolean isHot(Replica[] replicas) {
    return replicas[0].role() == ReplicaRole.HOT || replicas[1].role() == ReplicaRole.HOT;
  }

  private static AnswerListener counting(long[] answered) {
    return new AnswerListener() {
      @Override
      public void onAnswer(
          long clientSequence,
          long sequence,
          int nodeId,
          DirectBuffer buffer,
          int offset,
          int length) {
        answered[0]++;
      }

      @Override
      public void onSessionLost(String reason) {
        throw new AssertionError(reason);
      }
    };
  }
}
