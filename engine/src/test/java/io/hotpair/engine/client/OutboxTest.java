package io.hotpair.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Against a primary that takes the operations in their order only, as {@code IngressFeed} does, and
 * answers a while later. One turn is a tenth of a millisecond.
 */
class OutboxTest implements Outbox.Sender, AnswerListener {
  private static final long TURN_NS = 100_000;
  private static final long SEND_AGAIN_NS = 200_000_000;
  private static final int SILENCE_TURNS = (int) (SEND_AGAIN_NS / TURN_NS);
  private static final int WINDOW = 4096;

  private final Outbox outbox = new Outbox(WINDOW, SEND_AGAIN_NS, this, this);
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Long.BYTES]);
  private final Queue<Long> answers = new ArrayDeque<>();
  private long nowNs;
  private long taken;
  private long handedOver;
  private long toLose;
  private boolean hasRoom = true;

  @Override
  public boolean send(long clientSequence, DirectBuffer buffer, int offset, int length) {
    if (!hasRoom) {
      return false;
    }
    assertEquals(clientSequence, buffer.getLong(offset), "the operation's own bytes");
    if (clientSequence == toLose) {
      toLose = 0;
    } else if (clientSequence == taken + 1) {
      taken++;
      answers.add(clientSequence);
    }
    return true;
  }

  @Override
  public void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    assertEquals(handedOver + 1, clientSequence);
    handedOver = clientSequence;
  }

  @Override
  public void onSessionLost(String reason) {
    throw new IllegalStateException(reason);
  }

  private boolean offer() {
    long clientSequence = handedOver + outbox.size() + 1;
    bytes.putLong(0, clientSequence);
    return outbox.offer(bytes, 0, Long.BYTES, nowNs) == clientSequence;
  }

  /** Each turn offers an operation; all that were taken are answered, but those of late. */
  private void run(int turns, int lateness) {
    for (int i = 0; i < turns; i++) {
      nowNs += TURN_NS;
      while (answers.size() > lateness) {
        answer(answers.remove());
      }
      outbox.onTime(nowNs);
      offer();
    }
  }

  private boolean answer(long clientSequence) {
    return outbox.onAnswer(0, clientSequence, clientSequence, bytes, 0, Long.BYTES, nowNs);
  }

  @Test
  void shouldSendNothingAgainThatIsOnlyLate() {
    int lateness = 0;
    while (lateness < SILENCE_TURNS + SILENCE_TURNS / 2) {
      run(2, lateness++);
    }
    run(5 * SILENCE_TURNS, lateness);
    assertTrue(outbox.size() > SILENCE_TURNS, "the oldest waits for longer than the silence");
    assertEquals(0, outbox.sentAgain());
  }

  @Test
  void shouldBeLevelAfterOneSilenceWhenAnOperationWasLostUnderLoad() {
    toLose = 1000;
    run(1000 + SILENCE_TURNS, 0);
    assertEquals(999, handedOver);
    run(SILENCE_TURNS, 0);
    assertTrue(outbox.size() <= 1, () -> outbox.size() + " operations are unanswered");
    long sentAgain = outbox.sentAgain();
    assertTrue(sentAgain >= SILENCE_TURNS, () -> sentAgain + " were sent again");
    run(5 * SILENCE_TURNS, 0);
    assertEquals(sentAgain, outbox.sentAgain());
    assertTrue(outbox.size() <= 1, () -> outbox.size() + " operations are unanswered");
  }

  @Test
  void shouldGoOnSendingAgainWhereItStoppedForLackOfRoom() {
    toLose = 1;
    run(1000, 0);
    hasRoom = false;
    run(SILENCE_TURNS, 0);
    assertEquals(0, outbox.sentAgain());
    assertFalse(offer(), "nothing new goes before what is to be sent again");
    hasRoom = true;
    run(SILENCE_TURNS / 2, 0);
    assertEquals(1000, outbox.sentAgain());
    assertTrue(outbox.size() <= 1, () -> outbox.size() + " operations are unanswered");
  }

  @Test
  void shouldSendEachAgainOnlyOnceThoughTheAnswersToThoseAreLateToo() {
    toLose = 1;
    run(1000, 0);
    hasRoom = false;
    run(SILENCE_TURNS, 0);
    hasRoom = true;
    run(SILENCE_TURNS / 2, 300);
    assertEquals(1000, outbox.sentAgain());
  }

  @Test
  void shouldGiveAnOperationItsWholeTimeAfterAPause() {
    run(10, 0);
    answer(answers.remove());
    assertTrue(outbox.isEmpty());
    nowNs += 10 * SEND_AGAIN_NS;
    toLose = 11;
    assertTrue(offer());
    nowNs += SEND_AGAIN_NS;
    outbox.onTime(nowNs);
    assertEquals(0, outbox.sentAgain());
    outbox.onTime(nowNs + 1);
    assertEquals(1, outbox.sentAgain());
  }

  @Test
  void shouldNotSendAgainWhatWasAnsweredEarly() {
    run(10, WINDOW);
    for (long early = 2; early <= 9; early++) {
      assertTrue(answer(early));
    }
    nowNs += SEND_AGAIN_NS;
    outbox.onTime(nowNs);
    assertEquals(2, outbox.sentAgain(), "the first and the tenth");
  }

  @Test
  void shouldTakeNoSecondAnswer() {
    assertTrue(offer());
    assertTrue(answer(1));
    assertFalse(answer(1));
    assertEquals(1, handedOver);
  }
}
