package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.kv.KeyValueCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class GeneratedKeyValuesTest {
  private static final int COUNT = 50_000;

  @Test
  void shouldGiveTheSameOperationsForTheSameSeed() {
    assertEquals(operations(42), operations(42));
    assertNotEquals(operations(42), operations(43));
  }

  @Test
  void shouldWriteEveryValueOnceOnly() {
    final Set<String> values = new HashSet<>();
    int writes = 0;
    for (final long seed : new long[] {-1, 42}) {
      for (final String operation : operations(seed)) {
        if (operation.contains("\"value\"")) {
          writes++;
          values.add(field(operation, "value"));
        }
      }
    }
    assertEquals(writes, values.size());
    assertTrue(writes > COUNT / 2, writes + " writes");
  }

  @Test
  void shouldMixOperationsOnFewKeysSoThatSomeMatchAndSomeDoNot() {
    final Map<String, Integer> kinds = new HashMap<>();
    final Map<String, Integer> keys = new HashMap<>();
    final Map<String, String> model = new HashMap<>();
    int matched = 0;
    for (final String operation : operations(42)) {
      final String key = field(operation, "key");
      final String kind = field(operation, "type");
      kinds.merge(kind, 1, Integer::sum);
      keys.merge(key, 1, Integer::sum);
      switch (kind) {
        case "put" -> model.put(key, field(operation, "value"));
        case "delete" -> model.remove(key);
        case "cas" -> {
          if (field(operation, "expect").equals(model.get(key))) {
            matched++;
            model.put(key, field(operation, "value"));
          }
        }
        default -> {}
      }
    }
    final double cas = kinds.get("cas");
    assertEquals(0.5, (double) kinds.get("get") / COUNT, 0.02);
    assertEquals(0.25, (double) kinds.get("put") / COUNT, 0.02);
    assertEquals(0.2, cas / COUNT, 0.02);
    assertEquals(0.05, (double) kinds.get("delete") / COUNT, 0.02);
    assertTrue(matched / cas > 0.4 && matched / cas < 0.9, matched / cas + " of cas match");
    assertEquals(16, keys.size());
    assertTrue(keys.get("key-00") > 5 * keys.get("key-15"), keys.toString());
  }

  private static List<String> operations(long seed) {
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
    final KeyValueCodec codec = new KeyValueCodec();
    final List<String> operations = new ArrayList<>();
    try (OperationSource source = FlowSources.generatedKeyValues(seed, COUNT)) {
      int length = source.next(buffer, 0);
      while (length != OperationSource.END) {
        final StringBuilder json = new StringBuilder();
        codec.describeOperation(buffer, 0, length, json);
        operations.add(json.toString());
        length = source.next(buffer, 0);
      }
    }
    assertEquals(COUNT, operations.size());
    return operations;
  }

  private static String field(String json, String name) {
    return json.replaceFirst(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
