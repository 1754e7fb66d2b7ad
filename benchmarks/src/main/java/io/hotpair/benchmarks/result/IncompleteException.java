package io.hotpair.benchmarks.result;

import java.util.List;

/** Some runs ended early. What was found all the same is kept: to be shown before this is. */
public final class IncompleteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RunResult> results;

  /**
   * Creates it.
   *
   * @param message which runs, and why, on one line.
   * @param results of all runs, as far as they came.
   */
  public IncompleteException(String message, List<RunResult> results) {
    super(message);
    this.results = List.copyOf(results);
  }

  /**
   * What was found.
   *
   * @return results in the order in which they were made; may be empty.
   */
  public List<RunResult> results() {
    return results;
  }
}
