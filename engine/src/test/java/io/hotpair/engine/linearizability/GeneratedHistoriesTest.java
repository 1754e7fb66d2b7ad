package io.hotpair.engine.linearizability;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.linearizability.Effect.Kind;
import io.hotpair.engine.linearizability.Effect.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeneratedHistoriesTest {
  private static final long SEED = Long.getLong("hotpair.test.seed", System.nanoTime());
  private static final int WORLDS = 40;

  @Test
  void shouldAcceptLinearizableHistories() {
    for (int i = 0; i < WORLDS; i++) {
      long seed = SEED + i;
      LinearizabilityReport report =
          LinearizabilityCheck.of(new HistoryGenerator(seed, 4, 1 + i % 5, 64).generate(3000));
      assertTrue(report.isLinearizable(), () -> "seed " + seed + ": " + report.problems());
    }
  }

  @Test
  void shouldCatchOneStaleAnswer() {
    for (int i = 0; i < WORLDS; i++) {
      long seed = SEED + i;
      List<KeyValueOperation> history = new HistoryGenerator(seed, 4, 3, 64).generate(3000);
      makeOneReadStale(history, new Random(seed));
      assertFalse(LinearizabilityCheck.of(history).isLinearizable(), "seed " + seed);
    }
  }

  @Test
  void shouldCatchAnAnsweredWriteThatIsForgotten() {
    int caught = 0;
    for (int i = 0; i < WORLDS; i++) {
      List<KeyValueOperation> history =
          new HistoryGenerator(SEED + i, 1, 2, 4).losingAWriteAt(1500).generate(3000);
      caught += LinearizabilityCheck.of(history).isLinearizable() ? 0 : 1;
    }
    // A write that another one overwrote before any read may be forgotten unseen.
    assertTrue(caught > WORLDS / 4, caught + " of " + WORLDS + ", seed " + SEED);
  }

  @Test
  void shouldAgreeWithTryingAllOrdersOfSmallHistories() {
    Random random = new Random(SEED);
    int linearizable = 0;
    for (int i = 0; i < 20_000; i++) {
      List<KeyValueOperation> history = randomHistory(random);
      boolean expected = AllOrders.isLinearizable(history);
      linearizable += expected ? 1 : 0;
      int world = i;
      assertTrue(
          LinearizabilityCheck.of(history).isLinearizable() == expected,
          () -> "seed " + SEED + ", history " + world + " is " + expected + ": " + history);
    }
    assertTrue(linearizable > 1000 && linearizable < 19_000, linearizable + " are linearizable");
  }

  @Test
  void shouldJudgeALongRunOfThreeClientsWithWideWindows() {
    List<KeyValueOperation> history =
        new HistoryGenerator(SEED, 16, 3, 4096).hinting().generate(200_000);
    LinearizabilityReport report = LinearizabilityCheck.of(history);
    assertTrue(report.isLinearizable(), () -> "seed " + SEED + ": " + report.problems());
  }

  /** Gives a read a value that was surely overwritten before the read was offered. */
  private static void makeOneReadStale(List<KeyValueOperation> history, Random random) {
    Map<String, List<KeyValueOperation>> puts = new HashMap<>();
    for (KeyValueOperation each : history) {
      if (each.effect().kind() == Kind.PUT && each.isAnswered()) {
        puts.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each);
      }
    }
    while (true) {
      int index = random.nextInt(history.size());
      KeyValueOperation read = history.get(index);
      List<KeyValueOperation> writes = puts.get(read.key());
      if (read.effect().kind() != Kind.GET || !read.isAnswered() || writes == null) {
        continue;
      }
      KeyValueOperation stale = writes.get(random.nextInt(writes.size()));
      boolean isOverwritten =
          writes.stream()
              .anyMatch(w -> w.invokeNs() > stale.completeNs() && w.completeNs() < read.invokeNs());
      if (isOverwritten) {
        Effect effect = new Effect(Kind.GET, null, null, Status.OK, stale.effect().value());
        history.set(index, withEffect(read, effect));
        return;
      }
    }
  }

  private static KeyValueOperation withEffect(KeyValueOperation o, Effect effect) {
    return new KeyValueOperation(
        o.session(), o.sequence(), o.invokeNs(), o.completeNs(), effect, o.key(), o.by(), o.hint());
  }

  private static List<KeyValueOperation> randomHistory(Random random) {
    List<KeyValueOperation> history = new ArrayList<>();
    long[] invokedNs = new long[3];
    long[] completedNs = new long[3];
    long[] sequences = new long[3];
    int count = 2 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      int session = random.nextInt(3);
      invokedNs[session] += random.nextInt(10);
      long completeNs = Math.max(invokedNs[session], completedNs[session]) + random.nextInt(10);
      boolean isAnswered = random.nextInt(5) > 0;
      completedNs[session] = isAnswered ? completeNs : completedNs[session];
      Effect effect = randomEffect(random);
      history.add(
          new KeyValueOperation(
              session,
              ++sequences[session],
              invokedNs[session],
              isAnswered ? completeNs : KeyValueOperation.NEVER,
              isAnswered ? effect : effect.withoutAnswer(),
              "k",
              null,
              random.nextInt(10)));
    }
    return history;
  }

  private static Effect randomEffect(Random random) {
    String[] values = {"a", "b"};
    String value = values[random.nextInt(2)];
    String other = values[random.nextInt(2)];
    return switch (random.nextInt(8)) {
      case 0 -> new Effect(Kind.GET, null, null, Status.OK, value);
      case 1 -> new Effect(Kind.GET, null, null, Status.NOT_FOUND, null);
      case 2 -> new Effect(Kind.CAS, value, other, Status.OK, "");
      case 3 -> new Effect(Kind.CAS, value, "c", Status.MISMATCH, other);
      case 4 -> new Effect(Kind.DELETE, null, null, Status.OK, "");
      case 5 -> new Effect(Kind.DELETE, null, null, Status.NOT_FOUND, null);
      default -> new Effect(Kind.PUT, null, value, Status.OK, "");
    };
  }
}
