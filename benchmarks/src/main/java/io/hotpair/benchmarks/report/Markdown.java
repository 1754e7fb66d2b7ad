package io.hotpair.benchmarks.report;

import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.Ratio;
import io.hotpair.benchmarks.result.Spread;
import io.hotpair.benchmarks.result.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    text.append(medians(result));
    if (!result.ratios().isEmpty()) {
      text.append('\n').append(ratios(result));
    }
    return text.toString();
  }

  private static Table medians(BenchResult result) {
    Set<String> figures = new LinkedHashSet<>();
    Map<List<String>, Map<String, Spread>> rows = new LinkedHashMap<>();
    for (Spread spread : result.spreads()) {
      figures.add(spread.figure());
      rows.computeIfAbsent(List.of(spread.system(), spread.label()), key -> new LinkedHashMap<>())
          .put(spread.figure(), spread);
    }
    Table table = new Table(heads(List.of("system", "load", "runs"), figures));
    rows.forEach(
        (key, own) -> {
          int runs = own.values().iterator().next().runs();
          List<String> cells = new ArrayList<>(key);
          cells.add(Integer.toString(runs));
          figures.forEach(figure -> cells.add(cell(own.get(figure))));
          table.row(cells.toArray(String[]::new));
        });
    return table;
  }

  private static String cell(Spread spread) {
    if (spread == null) {
      return "";
    }
    String median = Table.number(spread.median());
    return spread.runs() == 1
        ? median
        : median + " (" + Table.number(spread.least()) + " to " + Table.number(spread.most()) + ")";
  }

  private static Table ratios(BenchResult result) {
    Set<String> figures = new LinkedHashSet<>();
    Map<List<String>, Map<String, Double>> rows = new LinkedHashMap<>();
    for (Ratio ratio : result.ratios()) {
      figures.add(ratio.figure());
      rows.computeIfAbsent(
              List.of(ratio.system() + " / " + ratio.other(), ratio.label()),
              key -> new LinkedHashMap<>())
          .put(ratio.figure(), ratio.ratio());
    }
    Table table = new Table(heads(List.of("ratio of medians", "load"), figures));
    rows.forEach(
        (key, own) -> {
          List<String> cells = new ArrayList<>(key);
          for (String figure : figures) {
            cells.add(own.containsKey(figure) ? Table.number(own.get(figure)) : "");
          }
          table.row(cells.toArray(String[]::new));
        });
    return table;
  }

  private static String[] heads(List<String> first, Set<String> figures) {
    List<String> heads = new ArrayList<>(first);
    heads.addAll(figures);
    return heads.toArray(String[]::new);
  }
}
