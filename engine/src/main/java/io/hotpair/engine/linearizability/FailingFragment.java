package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.KeySearch.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the first answer that no order explains, and shows it with what came before. A history that
 * is linearizable is so at every earlier time too, so that answer is found by halving.
 */
final class FailingFragment {
  private static final int SHOWN = 14;
  private static final double NS_PER_MS = 1e6;

  private FailingFragment() {}

  static List<String> of(String key, List<BoundedOperation> operations, int configurationLimit) {
    long[] timesNs =
        operations.stream()
            .mapToLong(each -> each.operation().completeNs())
            .filter(timeNs -> timeNs != KeyValueOperation.NEVER)
            .sorted()
            .distinct()
            .toArray();
    int good = -1;
    int bad = timesNs.length - 1;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      KeySearch search =
          new KeySearch(BoundedOperation.asOf(operations, timesNs[middle]), configurationLimit);
      if (search.search() == Outcome.LINEARIZABLE) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return describe(key, operations, timesNs[bad], configurationLimit);
  }

  private static List<String> describe(
      String key, List<BoundedOperation> operations, long atNs, int configurationLimit) {
    List<BoundedOperation> known = BoundedOperation.asOf(operations, atNs);
    KeySearch search = new KeySearch(known, configurationLimit);
    search.search();
    List<KeyValueOperation> shown = new ArrayList<>();
    known.forEach(each -> shown.add(each.operation()));
    shown.sort(Comparator.comparingLong(FailingFragment::lastNs));
    List<String> lines = new ArrayList<>();
    lines.add(
        "key "
            + key
            + ": no order explains the last answer here (of the first "
            + known.size()
            + " operations; times in ms from it):");
    int from = Math.max(0, shown.size() - SHOWN);
    for (KeyValueOperation operation : shown.subList(from, shown.size())) {
      lines.add("  " + times(operation, atNs) + "  " + operation + by(operation));
    }
    for (KeyValueOperation operation : search.waiting()) {
      lines.add("  cannot be ordered: " + operation);
    }
    return lines;
  }

  private static long lastNs(KeyValueOperation operation) {
    return operation.isAnswered() ? operation.completeNs() : operation.invokeNs();
  }

  private static String times(KeyValueOperation operation, long zeroNs) {
    String invoked = String.format("%+11.4f", (operation.invokeNs() - zeroNs) / NS_PER_MS);
    String completed =
        operation.isAnswered()
            ? String.format("%+11.4f", (operation.completeNs() - zeroNs) / NS_PER_MS)
            : "           ";
    return invoked + " to " + completed;
  }

  private static String by(KeyValueOperation operation) {
    return operation.by() == null ? "" : " (by " + operation.by() + ")";
  }
}
