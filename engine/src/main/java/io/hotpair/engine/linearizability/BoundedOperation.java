package io.hotpair.engine.linearizability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation and the time by which it has taken effect, or never will. A session's operations
 * take effect in their order, on whatever keys; so the first answer to this or any later one of the
 * session bounds it. Without a bound, operations without an answer stay possible for ever.
 *
 * @param operation of the history.
 * @param boundNs that time; {@link KeyValueOperation#NEVER} for none.
 */
record BoundedOperation(KeyValueOperation operation, long boundNs) {

  /** Bounds all operations; gives those of each key, by session and sequence. */
  static Map<String, List<BoundedOperation>> byKey(List<KeyValueOperation> history) {
    List<KeyValueOperation> ordered = new ArrayList<>(history);
    ordered.sort(
        Comparator.comparingLong(KeyValueOperation::session)
            .thenComparingLong(KeyValueOperation::sequence));
    List<BoundedOperation> bounded = new ArrayList<>(ordered.size());
    Map<Long, Long> bounds = new HashMap<>();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      KeyValueOperation operation = ordered.get(i);
      long boundNs = bounds.merge(operation.session(), operation.completeNs(), Math::min);
      bounded.add(new BoundedOperation(operation, boundNs));
    }
    Map<String, List<BoundedOperation>> keys = new LinkedHashMap<>();
    for (int i = bounded.size() - 1; i >= 0; i--) {
      BoundedOperation each = bounded.get(i);
      keys.computeIfAbsent(each.operation.key(), key -> new ArrayList<>()).add(each);
    }
    return keys;
  }

  /** What was known of these operations at a time. */
  static List<BoundedOperation> asOf(List<BoundedOperation> operations, long atNs) {
    List<BoundedOperation> known = new ArrayList<>();
    for (BoundedOperation each : operations) {
      KeyValueOperation operation = each.operation;
      if (operation.invokeNs() <= atNs) {
        known.add(
            new BoundedOperation(
                operation.completeNs() <= atNs ? operation : operation.withoutAnswer(),
                each.boundNs <= atNs ? each.boundNs : KeyValueOperation.NEVER));
      }
    }
    return known;
  }
}
