package io.hotpair.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.journal.sbe.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingOperationsTest {
  private static final int CAPACITY = 1024;
  private static final long SESSION = 7;

  private final ClientSequences clientSequences = new ClientSequences();
  private final PendingOperations pending = new PendingOperations(CAPACITY, clientSequences);
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Long.BYTES]);
  private final List<Long> taken = new ArrayList<>();
  private int room = Integer.MAX_VALUE;

  @BeforeEach
  void openSession() {
    clientSequences.onTaken(RecordKind.SESSION_OPEN, SESSION, 0);
  }

  @Test
  void shouldHandOverNoMoreThanTheLimitAtOnceAndAllInOrder() {
    add(1, 5);
    assertFalse(pending.drain(this::take, 2));
    assertEquals(numbers(1, 2), taken);
    assertFalse(pending.drain(this::take, 2));
    assertEquals(numbers(1, 4), taken);
    assertTrue(pending.drain(this::take, 2));
    assertEquals(numbers(1, 5), taken);
  }

  @Test
  void shouldCountTheLimitOverTheEndOfItsBuffer() {
    // 32 bytes each, so that 20 and then 20 more go over the end of 1,024.
    add(1, 20);
    assertTrue(pending.drain(this::take, 20));
    add(21, 40);
    assertFalse(pending.drain(this::take, 19));
    assertEquals(numbers(1, 39), taken);
    assertTrue(pending.drain(this::take, 19));
    assertEquals(numbers(1, 40), taken);
  }

  @Test
  void shouldHandOverAgainWhatWasRefused() {
    add(1, 5);
    room = 3;
    assertFalse(pending.drain(this::take, 32));
    assertEquals(numbers(1, 3), taken);
    room = 5;
    assertTrue(pending.drain(this::take, 32));
    assertEquals(numbers(1, 5), taken);
  }

  @Test
  void shouldForgetWhatRecordsHaveCarried() {
    add(1, 5);
    clientSequences.onTaken(RecordKind.OPERATION, SESSION, 3);
    pending.trim(Integer.MAX_VALUE);
    assertTrue(pending.drain(this::take, 32));
    assertEquals(numbers(4, 5), taken);
  }

  @Test
  void shouldForgetAndCountWhatFindsNoRoom() {
    add(1, 40);
    assertTrue(pending.forgotten() >= 40 - CAPACITY / 32, "forgotten " + pending.forgotten());
    assertTrue(pending.drain(this::take, Integer.MAX_VALUE));
    assertEquals(numbers(1, 40 - pending.forgotten()), taken);
  }

  private void add(long first, long last) {
    for (long i = first; i <= last; i++) {
      bytes.putLong(0, i);
      pending.add(SESSION, i, bytes, 0, Long.BYTES);
    }
  }

  private boolean take(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    if (taken.size() >= room) {
      return false;
    }
    assertEquals(SESSION, sessionId);
    assertEquals(Long.BYTES, length);
    assertEquals(clientSequence, buffer.getLong(offset));
    taken.add(clientSequence);
    return true;
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
