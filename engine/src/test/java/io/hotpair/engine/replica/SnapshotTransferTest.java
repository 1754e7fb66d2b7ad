package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.samples.TallyService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTransferTest {
  private static final int COUNT = 10_000;

  /** Segments are so short here that none is made ahead: each costs forced writes. */
  private static final long PATIENCE_NS = 500_000_000;

  @TempDir Path directory;

  private final TallyLoad load = new TallyLoad();

  private static Settings often(Settings settings) {
    return settings
        .with(Setting.JOURNAL_SEGMENT_RECORDS, 4000)
        .with(Setting.SNAPSHOT_OPERATIONS, 3000)
        .with(Setting.SNAPSHOT_PRIMARY_FACTOR, 1)
        .with(Setting.SNAPSHOT_KEEP, 1)
        .with(Setting.SNAPSHOT_CPU_PERCENT, 100)
        .with(Setting.SNAPSHOT_WRITE_CPU_PERCENT, 100)
        .with(Setting.DIGEST_INTERVAL, 256)
        // Nobody polls the client while a node is emptied, which takes long on a busy disk.
        .with(Setting.SESSION_TIMEOUT_MS, 600_000);
  }

  private void offer(HotpairClient client, int count) {
    load.offer(client, count);
    load.awaitAnswers(client);
  }

  private static long firstSequence(Path node) {
    try (Stream<Path> segments = Files.list(node.resolve("segments"))) {
      return segments
          .map(segment -> segment.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .mapToLong(name -> Long.parseLong(name.replaceAll(".*-s(\\d+).*", "$1")))
          .min()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void empty(Path node) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(node)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }

  private static boolean hasEvent(Path node, String event) {
    try {
      return Files.readString(node.resolve("events.jsonl")).contains("\"" + event + "\"");
    } catch (IOException e) {
      return false;
    }
  }

  /** Both nodes have applied the same records, and their states, answers included, are the same. */
  private static void assertSameState(PairHarness pair, HotpairClient client) throws IOException {
    PairHarness.await(
        "both nodes at the same record",
        client,
        () -> pair.isWhole() && pair.replica(0).applied() == pair.replica(1).applied());
    int primary = pair.primary();
    long applied = pair.replica(primary).applied();
    // The primary last: without it the other one would be promoted, and begin an epoch.
    pair.stop(1 - primary);
    pair.stop(primary);
    assertEquals(stopped(pair.journal(0)), stopped(pair.journal(1)));
    assertTrue(stopped(pair.journal(0)).contains("\"applied\":" + applied));
  }

  /** What a node said when it was stopped last: its last record, and the digest after it. */
  private static String stopped(Path node) throws IOException {
    String last =
        Files.readAllLines(node.resolve("events.jsonl")).stream()
            .filter(line -> line.contains("\"stopped\""))
            .reduce("", (before, line) -> line);
    return last.substring(last.indexOf("\"applied\""));
  }

  private PairHarness pair() {
    return new PairHarness(
            directory, "multicast", 2, TallyService::new, PATIENCE_NS, SnapshotTransferTest::often)
        .startAll();
  }

  @Test
  void shouldBecomeHotAgainByASnapshotWhenTheJournalNoLongerReachesBack() throws IOException {
    try (PairHarness pair = pair()) {
      PairHarness.await("both nodes in their places", pair::isWhole);
      try (HotpairClient client = pair.connect(load)) {
        client.awaitOpen(10_000);
        offer(client, COUNT);
        int primary = pair.primary();
        int other = 1 - primary;
        pair.stop(other);
        offer(client, COUNT);
        PairHarness.await(
            "the survivor prunes", client, () -> firstSequence(pair.journal(primary)) > COUNT);
        empty(pair.journal(other));
        pair.start(other);
        PairHarness.await("the emptied node is hot again", client, pair::isWhole);
        PairHarness.await(
            "events", client, () -> hasEvent(pair.journal(other), "snapshotInstalled"));
        assertTrue(firstSequence(pair.journal(other)) > COUNT);
        offer(client, COUNT);
        assertSameState(pair, client);
      }
    }
  }

  @Test
  void shouldStartFromItsSnapshotAndWhatTheJournalHasBehindIt() throws IOException {
    try (PairHarness pair = pair()) {
      PairHarness.await("both nodes in their places", pair::isWhole);
      try (HotpairClient client = pair.connect(load)) {
        client.awaitOpen(10_000);
        offer(client, COUNT);
        int hot = 1 - pair.primary();
        PairHarness.await("pruned", client, () -> firstSequence(pair.journal(hot)) > 1);
        pair.stop(hot);
        offer(client, COUNT / 100);
        pair.start(hot);
        PairHarness.await("whole again", client, pair::isWhole);
        PairHarness.await("restored", client, () -> hasEvent(pair.journal(hot), "restored"));
        offer(client, COUNT / 100);
        assertSameState(pair, client);
      }
    }
  }
}
