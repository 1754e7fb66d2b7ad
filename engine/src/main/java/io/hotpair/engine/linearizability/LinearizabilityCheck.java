package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.KeySearch.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges a history of the key-value service, key by key. Stateless.
 *
 * <p>{@code java ... io.hotpair.engine.linearizability.LinearizabilityCheck FILE...} judges files
 * that {@code drill --history} wrote; exit code 0 if all are linearizable, 1 if not, 2 if one
 * cannot be read.
 */
public final class LinearizabilityCheck {
  private static final int CONFIGURATION_LIMIT = 2_000_000;

  private LinearizabilityCheck() {}

  /**
   * Judges the histories in files.
   *
   * @param files to read.
   */
  public static void main(String[] files) {
    int exitCode = files.length == 0 ? 2 : 0;
    for (String file : files) {
      try {
        LinearizabilityReport report = of(Path.of(file));
        System.out.println(file + ": " + report);
        report.problems().forEach(System.out::println);
        exitCode = Math.max(exitCode, report.isLinearizable() ? 0 : 1);
      } catch (HistoryException e) {
        System.err.println(e.getMessage());
        exitCode = 2;
      }
    }
    System.exit(exitCode);
  }

  /**
   * Judges the history in a file.
   *
   * @param file that {@code drill --service kv --history} wrote.
   * @return the judgement.
   * @throws HistoryException if it cannot be read, naming the line.
   */
  public static LinearizabilityReport of(Path file) {
    return of(HistoryFile.read(file));
  }

  static LinearizabilityReport of(List<KeyValueOperation> history) {
    Map<String, List<BoundedOperation>> keys = BoundedOperation.byKey(history);
    List<String> problems = new ArrayList<>();
    int smallest = Integer.MAX_VALUE;
    for (Map.Entry<String, List<BoundedOperation>> key : keys.entrySet()) {
      List<BoundedOperation> operations = key.getValue();
      Outcome outcome = new KeySearch(operations, CONFIGURATION_LIMIT).search();
      if (outcome != Outcome.LINEARIZABLE && operations.size() < smallest) {
        smallest = operations.size();
        problems.clear();
        problems.addAll(explain(key.getKey(), operations, outcome));
      }
    }
    long unanswered = history.stream().filter(operation -> !operation.isAnswered()).count();
    return new LinearizabilityReport(history.size(), unanswered, keys.size(), problems);
  }

  private static List<String> explain(
      String key, List<BoundedOperation> operations, Outcome outcome) {
    if (outcome == Outcome.UNDECIDED) {
      return List.of(
          "key "
              + key
              + ": undecided after "
              + CONFIGURATION_LIMIT
              + " configurations: too many operations at once; use fewer clients or a smaller window");
    }
    return FailingFragment.of(key, operations, CONFIGURATION_LIMIT);
  }
}
