package io.hotpair.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, which people can read as it is. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Creates a table.
   *
   * @param heads of its columns.
   */
  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are columns.
   */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /**
   * A number with about three digits that matter.
   *
   * @param value any.
   * @return text.
   */
  public static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "-";
    }
    String format =
        size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      append(text, rows.get(r), widths);
      if (r == 0) {
        for (int i = 0; i < columns; i++) {
          String line = "-".repeat(widths[i] + 1);
          text.append('|').append(i == 0 ? ":" + line : line + ":");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      text.append("| ").append(i == 0 ? row.get(i) + padding : padding + row.get(i)).append(' ');
    }
    text.append("|\n");
  }
}
