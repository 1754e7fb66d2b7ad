package io.hotpair.engine.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.service.Operation;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Timers and kept answers are the same on a node that began with a snapshot. */
class RestoredStateTest {
  private static final long START_NS = 1_767_225_600_000_000_000L;
  private static final long MS = 1_000_000;
  private static final int SESSIONS = 3;
  private static final int TIMERS = 12;
  private static final int STEPS = 4_000;

  private long sequence;
  private long nowNs = START_NS;

  /** An operation of a test. */
  private record Alarm(
      long sequence, long timestampNs, long sessionId, long clientSequence, DirectBuffer buffer)
      implements Operation {
    @Override
    public boolean possibleRepeat() {
      return false;
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int length() {
      return AlarmService.LENGTH;
    }
  }

  private Alarm alarm(long session, long clientSequence, long timer, long deadlineNs) {
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[AlarmService.LENGTH]);
    bytes.putLong(0, timer);
    bytes.putLong(Long.BYTES, deadlineNs);
    return new Alarm(++sequence, nowNs, session, clientSequence, bytes);
  }

  private static AlarmNode opened() {
    AlarmNode node = new AlarmNode();
    for (int id = 1; id <= SESSIONS; id++) {
      node.state.onSessionOpen(id, 7, "aeron:ipc?" + id, START_NS);
    }
    return node;
  }

  @Test
  void shouldFireATimerAtItsTimeAfterARestore() {
    AlarmNode first = opened();
    first.apply(alarm(1, 1, 5, START_NS + 300 * MS));
    first.apply(alarm(1, 2, 6, START_NS + 100 * MS));
    AlarmNode second = first.restored();
    assertEquals(List.of(), second.due(START_NS + 99 * MS));
    assertEquals(List.of(6L), second.due(START_NS + 101 * MS));
    assertEquals(List.of(), second.due(START_NS + 299 * MS));
    assertEquals(List.of(5L), second.due(START_NS + 301 * MS));
  }

  @Test
  void shouldFireATimerThatWasHandedOverButNotYetFiredWhenTheSnapshotWasTaken() {
    AlarmNode first = opened();
    first.apply(alarm(1, 1, 5, START_NS + 10 * MS));
    assertEquals(List.of(5L), first.due(START_NS + 20 * MS));
    AlarmNode second = first.restored();
    assertEquals(List.of(5L), second.due(START_NS + 20 * MS));
    first.state.onTimer(5, START_NS + 20 * MS);
    assertEquals(List.of(), first.restored().due(START_NS + 30 * MS));
  }

  @Test
  void shouldNotFireATimerThatWasCancelledBefore() {
    AlarmNode first = opened();
    first.apply(alarm(1, 1, 5, START_NS + 10 * MS));
    first.apply(alarm(1, 2, 5, AlarmService.CANCEL));
    AlarmNode second = first.restored();
    assertEquals(List.of(), second.due(START_NS + 1_000 * MS));
    assertEquals(0, second.state.timers().size());
  }

  @Test
  void shouldGiveARepeatTheFirstAnswerAndForgetTheSameOnes() {
    AlarmNode first = opened();
    Alarm[] alarms = new Alarm[2 * AlarmNode.WINDOW];
    for (int i = 0; i < alarms.length; i++) {
      alarms[i] = alarm(2, i + 1, i, START_NS + i * MS);
      first.apply(alarms[i]);
    }
    AlarmNode second = first.restored();
    first.out.clear();
    for (Alarm each : alarms) {
      first.apply(each);
      second.apply(each);
    }
    assertEquals(first.out, second.out);
    assertTrue(first.out.get(AlarmNode.WINDOW - 1).endsWith("gone"));
    assertTrue(!first.out.get(AlarmNode.WINDOW).endsWith("gone"));
  }

  @Test
  void shouldBehaveAsANodeThatWasNeverRestored() {
    long seed = Long.getLong("session.seed", System.nanoTime());
    System.out.println("rerun with -Dsession.seed=" + seed);
    Random random = new Random(seed);
    AlarmNode whole = opened();
    AlarmNode restored = opened();
    whole.out.clear();
    restored.out.clear();
    long[] last = new long[SESSIONS + 1];
    for (int step = 0; step < STEPS; step++) {
      nowNs += random.nextInt(4) * MS;
      switch (random.nextInt(10)) {
        case 0 -> {
          String left = String.join("\n", restored.out);
          restored = restored.restored();
          if (!left.isEmpty()) {
            restored.out.add(left);
          }
        }
        case 1, 2 -> fire(whole, restored);
        case 3 -> closeAndOpen(1 + random.nextInt(SESSIONS), last, whole, restored);
        default -> {
          int session = 1 + random.nextInt(SESSIONS);
          Alarm next = random(random, session, last);
          whole.apply(next);
          restored.apply(next);
        }
      }
      assertEquals(whole.state.digest(), restored.state.digest(), "step " + step);
    }
    assertEquals(String.join("\n", whole.out), String.join("\n", restored.out));
    List<byte[]> one = whole.snapshot();
    List<byte[]> other = restored.snapshot();
    assertEquals(one.size(), other.size());
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(one.get(i), other.get(i));
    }
  }

  /** New, or a repeat of one of the last, some of which are no longer kept. */
  private Alarm random(Random random, int session, long[] last) {
    long timer = random.nextInt(TIMERS);
    long deadlineNs =
        random.nextInt(5) == 0 ? AlarmService.CANCEL : nowNs + random.nextInt(200) * MS;
    if (last[session] > 0 && random.nextInt(3) == 0) {
      long repeated = Math.max(1, last[session] - random.nextInt(2 * AlarmNode.WINDOW));
      return alarm(session, repeated, timer, deadlineNs);
    }
    return alarm(session, ++last[session], timer, deadlineNs);
  }

  private void fire(AlarmNode whole, AlarmNode restored) {
    // Between two deadlines: a timer may be handed over a tick of the wheel after its deadline.
    List<Long> due = whole.due(nowNs + MS / 2);
    assertEquals(due, restored.due(nowNs + MS / 2));
    for (long timer : due) {
      whole.state.onTimer(timer, nowNs);
      restored.state.onTimer(timer, nowNs);
    }
  }

  private void closeAndOpen(int session, long[] last, AlarmNode whole, AlarmNode restored) {
    last[session] = 0;
    for (AlarmNode node : List.of(whole, restored)) {
      node.state.onSessionClose(session, nowNs);
      node.state.onSessionOpen(session, 7, "aeron:ipc?" + session, nowNs);
    }
  }
}
