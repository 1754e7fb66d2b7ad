package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AnswerLogTest {
  private final AnswerLog log = new AnswerLog(100);
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[] {1, 2, 3});

  @Test
  void shouldKeepTheBytesOfEachAnswer() {
    answer(1, 10, 0);
    bytes.putByte(2, (byte) 9);
    answer(2, 20, 0);
    assertTrue(log.isAnswer(2, bytes, 3));
    assertFalse(log.isAnswer(1, bytes, 3));
    bytes.putByte(2, (byte) 3);
    assertTrue(log.isAnswer(1, bytes, 3));
  }

  @Test
  void shouldCountASecondDeliveryAndKeepTheFirst() {
    answer(1, 10, 0);
    bytes.putByte(0, (byte) 9);
    answer(1, 11, 1);
    assertEquals(1, log.repeated());
    assertEquals(1, log.answered());
    assertEquals(10, log.answeredAtNs(1));
    assertFalse(log.isAnswer(1, bytes, 3));
  }

  @Test
  void shouldFindTheLongestSilenceThatOverlapsASpan() {
    answer(1, 10, 0);
    answer(2, 60, 0);
    answer(3, 65, 0);
    answer(4, 95, 1);
    answer(5, 96, 1);
    assertEquals(new AnswerGap(65, 95, 1), log.longestGap(70, 80, 5));
    assertEquals(new AnswerGap(10, 60, 0), log.longestGap(50, 80, 5));
    assertFalse(log.longestGap(97, 99, 5).isKnown());
  }

  @Test
  void shouldKnowWhenTheLastAnswerCame() {
    assertEquals(Long.MIN_VALUE, log.lastAnswerNs());
    answer(1, -7, 0);
    assertEquals(-7, log.lastAnswerNs());
    answer(2, 60, 0);
    answer(1, 80, 1);
    assertEquals(60, log.lastAnswerNs(), "what came twice is no news");
  }

  @Test
  void shouldKeepAnswersAcrossItsChunks() {
    UnsafeBuffer large = new UnsafeBuffer(new byte[1 << 20]);
    for (int i = 1; i <= 9; i++) {
      large.setMemory(0, large.capacity(), (byte) i);
      log.onAnswer(i, 0, i, large, 0, large.capacity() - 1);
    }
    for (int i = 1; i <= 9; i++) {
      large.setMemory(0, large.capacity(), (byte) i);
      assertTrue(log.isAnswer(i, large, large.capacity() - 1), "answer " + i);
    }
  }

  private void answer(long clientSequence, long atNs, int nodeId) {
    log.onAnswer(clientSequence, nodeId, atNs, bytes, 0, bytes.capacity());
  }
}
