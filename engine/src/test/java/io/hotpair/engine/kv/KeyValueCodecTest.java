package io.hotpair.engine.kv;

import static io.hotpair.engine.kv.KeyValueClient.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class KeyValueCodecTest {
  private final KeyValueCodec codec = new KeyValueCodec();
  private final KeyValueCommands commands = new KeyValueCommands();
  private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
  private final KeyValueClient client = new KeyValueClient(new KeyValueService());

  @Test
  void shouldDescribeEachOperation() {
    final UnsafeBuffer text = new UnsafeBuffer(bytes("key,old,new"));
    assertEquals(
        "{\"type\":\"get\",\"key\":\"key\"}", operation(commands.get(buffer, 5, text, 0, 3)));
    assertEquals(
        "{\"type\":\"delete\",\"key\":\"key\"}", operation(commands.delete(buffer, 5, text, 0, 3)));
    assertEquals(
        "{\"type\":\"put\",\"key\":\"key\",\"value\":\"new\"}",
        operation(commands.put(buffer, 5, text, 0, 3, text, 8, 3)));
    assertEquals(
        "{\"type\":\"cas\",\"key\":\"key\",\"expect\":\"old\",\"value\":\"new\"}",
        operation(commands.compareAndSet(buffer, 5, text, 0, 3, text, 4, 3, text, 8, 3)));
  }

  @Test
  void shouldDescribeEachAnswer() {
    client.put(bytes("k"), bytes("v"));
    assertEquals("{\"status\":\"OK\",\"value\":\"\"}", answer());
    client.get(bytes("k"));
    assertEquals("{\"status\":\"OK\",\"value\":\"v\"}", answer());
    client.compareAndSet(bytes("k"), bytes("w"), bytes("x"));
    assertEquals("{\"status\":\"MISMATCH\",\"value\":\"v\"}", answer());
    client.get(bytes("unknown"));
    assertEquals("{\"status\":\"NOT_FOUND\"}", answer());
    client.get(new byte[2_000]);
    assertEquals("{\"status\":\"TOO_LARGE\"}", answer());
    client.raw(buffer, 0, 1);
    assertEquals("{\"status\":\"MALFORMED\"}", answer());
  }

  @Test
  void shouldEscapeWhatJsonDoesNotTake() {
    final byte[] key = {'"', '\\', '\n', 0, 0x7F, (byte) 0xE4, '~'};
    final int length = commands.get(buffer, 5, new UnsafeBuffer(key), 0, key.length);
    assertEquals(
        "{\"type\":\"get\",\"key\":\"\\\"\\\\\\u000a\\u0000\\u007f\\u00e4~\"}", operation(length));
  }

  @Test
  void shouldDescribeDamagedBytesToo() {
    final long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("-Dhotpair.test.seed=" + seed);
    final Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      client.put(bytes("key"), bytes("value"));
      final boolean answer = random.nextBoolean();
      final byte[] bytes = new byte[random.nextInt(40)];
      if (answer) {
        client.answerBytes().getBytes(0, bytes);
      } else {
        client.operationBytes().getBytes(3, bytes);
      }
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      final StringBuilder json = new StringBuilder();
      if (answer) {
        codec.describeAnswer(new UnsafeBuffer(bytes), 0, bytes.length, json);
      } else {
        codec.describeOperation(new UnsafeBuffer(bytes), 0, bytes.length, json);
      }
      assertTrue(json.charAt(0) == '{' && json.charAt(json.length() - 1) == '}', json.toString());
    }
    final StringBuilder json = new StringBuilder();
    codec.describeOperation(buffer, 0, 0, json);
    codec.describeAnswer(buffer, 0, 0, json);
    assertEquals(
        "{\"type\":\"malformed\",\"length\":0}{\"status\":\"UNREADABLE\",\"length\":0}",
        json.toString());
  }

  private String operation(int length) {
    final StringBuilder json = new StringBuilder();
    codec.describeOperation(buffer, 5, length, json);
    return json.toString();
  }

  private String answer() {
    final StringBuilder json = new StringBuilder();
    codec.describeAnswer(client.answerBytes(), 0, client.answerLength(), json);
    return json.toString();
  }
}
