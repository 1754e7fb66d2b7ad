package io.hotpair.engine.kv;

import static io.hotpair.engine.kv.KeyValueClient.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotpair.engine.kv.sbe.Status;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class KeyValueServiceTest {
  private static final byte[] KEY = bytes("key");
  private static final byte[] NOTHING = {};

  private final KeyValueClient client = new KeyValueClient(new KeyValueService());

  @Test
  void shouldAnswerEachKindOfOperation() {
    assertEquals(Status.NOT_FOUND, client.get(KEY));
    assertEquals(Status.NOT_FOUND, client.delete(KEY));
    assertEquals(Status.NOT_FOUND, client.compareAndSet(KEY, NOTHING, bytes("a")));
    assertEquals(Status.OK, client.put(KEY, bytes("a")));
    assertArrayEquals(NOTHING, client.value());
    assertEquals(Status.OK, client.get(KEY));
    assertArrayEquals(bytes("a"), client.value());
    assertEquals(Status.MISMATCH, client.compareAndSet(KEY, bytes("b"), bytes("c")));
    assertArrayEquals(bytes("a"), client.value());
    assertEquals(Status.OK, client.compareAndSet(KEY, bytes("a"), bytes("longer")));
    assertEquals(Status.OK, client.get(KEY));
    assertArrayEquals(bytes("longer"), client.value());
    assertEquals(Status.OK, client.delete(KEY));
    assertEquals(Status.NOT_FOUND, client.get(KEY));
  }

  @Test
  void shouldBehaveLikeMapWhenOperatedAtRandom() {
    final long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("-Dhotpair.test.seed=" + seed);
    final Random random = new Random(seed);
    final Map<String, String> model = new HashMap<>();
    final KeyValueClient once = new KeyValueClient(new KeyValueService());
    for (int i = 0; i < 200_000; i++) {
      final String key = text(random, random.nextInt(20) == 0 ? 3_000 : 40);
      final String value = text(random, 200);
      final String held = model.get(key);
      switch (random.nextInt(5)) {
        case 0 -> {
          assertEquals(held == null ? Status.NOT_FOUND : Status.OK, client.get(bytes(key)));
          assertArrayEquals(bytes(held == null ? "" : held), client.value());
        }
        case 1, 2 -> {
          assertEquals(Status.OK, client.put(bytes(key), bytes(value)));
          model.put(key, value);
        }
        case 3 -> {
          final String expected = held != null && random.nextBoolean() ? held : value;
          final Status status = client.compareAndSet(bytes(key), bytes(expected), bytes(value));
          if (held == null) {
            assertEquals(Status.NOT_FOUND, status);
          } else if (held.equals(expected)) {
            assertEquals(Status.OK, status);
            model.put(key, value);
          } else {
            assertEquals(Status.MISMATCH, status);
            assertArrayEquals(bytes(held), client.value());
          }
        }
        default ->
            assertEquals(
                model.remove(key) == null ? Status.NOT_FOUND : Status.OK,
                client.delete(bytes(key)));
      }
    }
    model.forEach(
        (key, value) -> {
          assertEquals(Status.OK, client.get(bytes(key)));
          assertArrayEquals(bytes(value), client.value());
          once.put(bytes(key), bytes(value));
        });
    assertEquals(once.service.digest(), client.service.digest(), "digest depends on the history");
  }

  @Test
  void shouldTellStatesApartByDigest() {
    final long empty = client.service.digest();
    client.put(bytes("ab"), bytes("c"));
    final long one = client.service.digest();
    client.put(bytes("ab"), bytes("d"));
    final long other = client.service.digest();
    client.delete(bytes("ab"));
    assertEquals(empty, client.service.digest());
    client.put(bytes("a"), bytes("bc"));
    final long shifted = client.service.digest();
    client.delete(bytes("a"));
    client.put(bytes("ab"), bytes("c\0"));
    final long padded = client.service.digest();

    assertEquals(
        5, Arrays.stream(new long[] {empty, one, other, shifted, padded}).distinct().count());
  }

  @Test
  void shouldTakeLongestKeyAndValueButNothingLonger() {
    final byte[] longestKey = new byte[KeyValueService.MAX_KEY_LENGTH];
    final byte[] longestValue = new byte[KeyValueService.MAX_VALUE_LENGTH];
    assertEquals(Status.OK, client.put(longestKey, longestValue));
    assertEquals(Status.OK, client.compareAndSet(longestKey, longestValue, longestValue));
    assertEquals(Status.OK, client.get(longestKey));
    assertArrayEquals(longestValue, client.value());

    final long digest = client.service.digest();
    final byte[] longKey = new byte[longestKey.length + 1];
    final byte[] longValue = new byte[longestValue.length + 1];
    assertEquals(Status.TOO_LARGE, client.get(longKey));
    assertEquals(Status.TOO_LARGE, client.delete(longKey));
    assertEquals(Status.TOO_LARGE, client.put(longKey, NOTHING));
    assertEquals(Status.TOO_LARGE, client.put(longestKey, longValue));
    assertEquals(Status.TOO_LARGE, client.compareAndSet(longestKey, longestValue, longValue));
    assertEquals(Status.TOO_LARGE, client.compareAndSet(longestKey, longValue, longestValue));
    assertEquals(digest, client.service.digest());
  }

  @Test
  void shouldRefuseEveryCutAndEveryExtendedOperation() {
    client.put(KEY, bytes("held"));
    final long digest = client.service.digest();
    final MutableDirectBuffer whole = new UnsafeBuffer(new byte[200]);
    final UnsafeBuffer from = new UnsafeBuffer(bytes("key,held,value"));
    final int length = client.commands.compareAndSet(whole, 0, from, 0, 3, from, 4, 4, from, 9, 5);
    for (int cut = 0; cut < length; cut++) {
      final UnsafeBuffer exact = new UnsafeBuffer(new byte[cut]);
      exact.putBytes(0, whole, 0, cut);
      assertEquals(Status.MALFORMED, client.raw(exact, 0, cut), "cut to " + cut);
    }
    assertEquals(Status.MALFORMED, client.raw(whole, 0, length + 1));
    assertEquals(digest, client.service.digest());
    assertEquals(Status.OK, client.raw(whole, 0, length));
    assertNotEquals(digest, client.service.digest());
  }

  @Test
  void shouldNeverThrowNorChangeWhenOperationIsDamaged() {
    final long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("-Dhotpair.test.seed=" + seed);
    final Random random = new Random(seed);
    final byte[] bytes = new byte[64];
    int refused = 0;
    for (int i = 0; i < 200_000; i++) {
      client.put(KEY, bytes("value"));
      client.operationBytes().getBytes(3, bytes, 0, 32);
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(24)] = (byte) random.nextInt();
      }
      final long digest = client.service.digest();
      final Status status = client.raw(new UnsafeBuffer(bytes), 0, random.nextInt(bytes.length));
      if (status == Status.MALFORMED || status == Status.TOO_LARGE) {
        refused++;
        assertEquals(digest, client.service.digest());
      }
    }
    assertNotEquals(0, refused);
  }

  @Test
  void shouldAllocateNothingWhenEntriesDoNotGrow() {
    final KeyValueService service = client.service;
    final UnsafeBuffer answer = new UnsafeBuffer(new byte[4096]);
    final UnsafeBuffer text = new UnsafeBuffer(bytes("key-0value-0value-1"));
    final UnsafeBuffer operation = new UnsafeBuffer(new byte[256]);
    final RawOperation view = new RawOperation(operation);
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100_000; i++) {
        text.putByte(4, (byte) ('0' + i % 10));
        text.putByte(11, (byte) ('0' + i % 7));
        view.length =
            switch (i / 10 % 4) {
              case 0 -> client.commands.put(operation, 0, text, 0, 5, text, 5, 7);
              case 1 -> client.commands.get(operation, 0, text, 0, 5);
              case 2 ->
                  client.commands.compareAndSet(operation, 0, text, 0, 5, text, 5, 7, text, 12, 7);
              default -> client.commands.delete(operation, 0, text, 0, 5);
            };
        service.onOperation(view, answer);
        service.digest();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(allocated < 4096, allocated + " bytes in 100,000 operations");
  }

  private static String text(Random random, int bound) {
    final int value = random.nextInt(bound);
    return "x".repeat(value % 19) + (char) (value & 0xFF) + value;
  }
}
