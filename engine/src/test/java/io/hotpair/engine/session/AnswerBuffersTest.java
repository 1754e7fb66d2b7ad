package io.hotpair.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class AnswerBuffersTest {
  @Test
  void shouldKeepABufferThatFitsAndGiveBackOneThatDoesNot() {
    AnswerBuffers buffers = new AnswerBuffers();
    UnsafeBuffer small = buffers.exchange(null, 1);
    assertEquals(64, small.capacity());
    assertSame(small, buffers.exchange(small, 64));
    UnsafeBuffer large = buffers.exchange(small, 65);
    assertEquals(128, large.capacity());
    assertSame(small, buffers.exchange(null, 10), "the one that was given back");
    assertSame(large, buffers.exchange(large, 1), "small waste is kept");
    UnsafeBuffer huge = buffers.exchange(large, 1 << 20);
    assertNotSame(huge, buffers.exchange(huge, 1), "great waste is not");
  }

  @Test
  void shouldNotMakeEveryEntryLongForALongAnswerNowAndThen() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AnswerBuffers buffers = new AnswerBuffers();
    UnsafeBuffer[] entries = new UnsafeBuffer[1024];
    Set<UnsafeBuffer> longOnes = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 1_000_000; i++) {
      int length = random.nextInt(1000) == 0 ? 5000 : 40;
      int at = i & (entries.length - 1);
      entries[at] = buffers.exchange(entries[at], length);
      assertTrue(entries[at].capacity() >= length, () -> "too short, seed " + seed);
      if (length == 5000) {
        longOnes.add(entries[at]);
      }
    }
    assertTrue(longOnes.size() <= 32, () -> longOnes.size() + " long buffers, seed " + seed);
  }
}
