package io.hotpair.engine.linearizability;

import java.util.List;

/**
 * What came of judging a history.
 *
 * @param operations how many there are.
 * @param unanswered how many of them have no answer.
 * @param keys how many keys they are about.
 * @param problems what is wrong, in lines for people; none if the history is linearizable.
 */
public record LinearizabilityReport(
    long operations, long unanswered, int keys, List<String> problems) {
  /** Copies the problems. */
  public LinearizabilityReport {
    problems = List.copyOf(problems);
  }

  /**
   * Whether an order was found that explains every answer.
   *
   * @return true if the history is linearizable.
   */
  public boolean isLinearizable() {
    return problems.isEmpty();
  }

  @Override
  public String toString() {
    return String.format(
        "%,d operations (%,d without an answer) on %,d keys: %s",
        operations, unanswered, keys, isLinearizable() ? "linearizable" : "NOT linearizable");
  }
}
