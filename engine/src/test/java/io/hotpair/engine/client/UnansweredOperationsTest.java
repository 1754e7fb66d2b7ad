package io.hotpair.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class UnansweredOperationsTest implements AnswerListener {
  private final UnansweredOperations operations = new UnansweredOperations(4);
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Long.BYTES]);
  private final List<String> answers = new ArrayList<>();

  private void offer() {
    operations.add(bytes, 0, Long.BYTES);
  }

  private void keep(long clientSequence, long answer) {
    bytes.putLong(0, answer);
    operations.keep(clientSequence, 100 + clientSequence, 1, bytes, 0, Long.BYTES);
  }

  @Override
  public void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    answers.add(clientSequence + "=" + buffer.getLong(offset) + "@" + sequence + "/" + nodeId);
  }

  @Override
  public void onSessionLost(String reason) {
    throw new IllegalStateException(reason);
  }

  @Test
  void shouldHandOverEarlyAnswersInTheOrderOfTheirOperations() {
    offer();
    offer();
    offer();
    keep(3, 33);
    keep(2, 22);
    assertFalse(operations.handOverKept(this), "the first operation has no answer yet");
    operations.onOldestAnswered();
    assertTrue(operations.handOverKept(this));
    assertTrue(operations.handOverKept(this));
    assertFalse(operations.handOverKept(this));
    assertEquals(List.of("2=22@102/1", "3=33@103/1"), answers);
    assertTrue(operations.isEmpty());
  }

  @Test
  void shouldTakeOnlyTheFirstAnswerToAnOperation() {
    offer();
    offer();
    assertTrue(operations.isOpen(2));
    keep(2, 22);
    assertFalse(operations.isOpen(2));
    operations.onOldestAnswered();
    assertFalse(operations.isOpen(1));
    assertFalse(operations.isOpen(3), "never offered");
  }

  @Test
  void shouldBeFullWhileTheOldestOfAWindowIsUnanswered() {
    for (int i = 0; i < 4; i++) {
      offer();
    }
    keep(4, 44);
    assertTrue(operations.isFull());
    operations.onOldestAnswered();
    assertFalse(operations.isFull());
  }
}
