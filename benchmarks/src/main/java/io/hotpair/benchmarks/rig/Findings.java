package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.result.IncompleteException;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.engine.process.CommandException;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs found of which some may end early: a peer that does not come back after a kill does not
 * take away what was measured until then, nor the runs of the others. One thread at a time.
 */
final class Findings {
  private final Progress progress;
  private final List<RunResult> results = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  Findings(Progress progress) {
    this.progress = progress;
  }

  void add(RunResult result) {
    results.add(result);
    progress.onRun(result);
  }

  /** Makes a run; if it cannot go on, that is noted, and what it has found is kept. */
  void run(String name, Runnable run) {
    try {
      run.run();
    } catch (CommandException e) {
      String trouble = name + " ended early: " + e.getMessage();
      troubles.add(trouble);
      progress.note(trouble);
    }
  }

  /**
   * All that was found.
   *
   * @throws IncompleteException with the same, if a run ended early.
   */
  List<RunResult> all() {
    if (!troubles.isEmpty()) {
      throw new IncompleteException(String.join("; ", troubles), results);
    }
    return results;
  }
}
