package io.hotpair.benchmarks.report;

import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.Ratio;
import io.hotpair.benchmarks.result.Spread;
import io.hotpair.benchmarks.result.Table;

/** A result as Markdown. */
public final class Markdown {
  private Markdown() {}

  /**
   * Tables of medians with their spread, and of ratios.
   *
   * @param result of a command.
   * @return Markdown.
   */
  public static String of(BenchResult result) {
    StringBuilder text = new StringBuilder();
    text.append("`./hotpair ").append(result.command()).append("`  \n");
    text.append(result.machine().line()).append("\n\n");
    Table spreads = new Table("system", "load", "figure", "median", "least", "most", "runs");
    for (Spread spread : result.spreads()) {
      spreads.row(
          spread.system(),
          spread.label(),
          spread.figure(),
          Table.number(spread.median()),
          Table.number(spread.least()),
          Table.number(spread.most()),
          Integer.toString(spread.runs()));
    }
    text.append(spreads);
    if (!result.ratios().isEmpty()) {
      Table ratios = new Table("ratio of medians", "load", "figure", "ratio");
      for (Ratio ratio : result.ratios()) {
        ratios.row(
            ratio.system() + " / " + ratio.other(),
            ratio.label(),
            ratio.figure(),
            Table.number(ratio.ratio()));
      }
      text.append('\n').append(ratios);
    }
    return text.toString();
  }
}
