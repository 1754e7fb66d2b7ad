package io.hotpair.engine.drill;

import java.util.ArrayList;
import java.util.List;

/** What came of a cell's runs. One thread. */
final class CellResult {
  private final MatrixCell cell;
  private final List<Double> gapsMs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long lost;
  private long repeated;
  private long mismatched;
  private boolean isJudged;
  private boolean isLinearizable = true;
  private String skipped;

  CellResult(MatrixCell cell) {
    this.cell = cell;
  }

  void add(Verdict verdict) {
    FaultEvidence faults = verdict.evidence().faults();
    faults.outcomes().forEach(outcome -> gapsMs.add(outcome.gapMs()));
    lost += verdict.lost();
    repeated += verdict.repeated();
    mismatched += verdict.mismatched();
    problems.addAll(verdict.problems());
    faults
        .linearizability()
        .ifPresent(
            report -> {
              isJudged = true;
              isLinearizable &= report.isLinearizable();
            });
  }

  /** A run could not be carried through. */
  void fail(String problem) {
    problems.add(problem);
  }

  /** The cell cannot be run here. */
  void skip(String why) {
    skipped = why;
  }

  boolean isOk() {
    return problems.isEmpty();
  }

  boolean isSkipped() {
    return skipped != null;
  }

  List<String> problems() {
    return problems;
  }

  static List<String> header() {
    return List.of(
        "| cell | runs | lost | repeated | mismatched | linearizable | gap median / max ms |"
            + " verdict |",
        "|---|---:|---:|---:|---:|---|---:|---|");
  }

  /** The cell as a line of a Markdown table. */
  String row() {
    if (isSkipped()) {
      return "| " + cell.name() + " | 0 | | | | | | skipped |";
    }
    return String.format(
        "| %s | %d | %d | %d | %d | %s | %s | %s |",
        cell.name(),
        gapsMs.size(),
        lost,
        repeated,
        mismatched,
        isJudged ? isLinearizable ? "yes" : "NO" : "",
        gaps(),
        isOk() ? "ok" : "NOT ok");
  }

  private String gaps() {
    if (gapsMs.isEmpty()) {
      return "";
    }
    double[] sorted = gapsMs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return String.format("%.1f / %.1f", median, sorted[sorted.length - 1]);
  }
}
