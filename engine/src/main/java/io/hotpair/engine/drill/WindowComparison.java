package io.hotpair.engine.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The windows with snapshots held against those without, taken by turns in one run. */
final class WindowComparison {
  private static final double[] PERCENTILES = {50, 99, 99.9};

  private final List<SnapshotWindow> windows;

  WindowComparison(List<SnapshotWindow> windows) {
    this.windows = windows;
  }

  static String rule() {
    return "not worse: the median window's p99 with snapshots is not above the worst window's p99"
        + " without";
  }

  /** Values of the windows of one kind, ascending. */
  private List<Double> values(boolean isWithSnapshots, double percentile) {
    return windows.stream()
        .filter(window -> window.isWithSnapshots() == isWithSnapshots)
        .map(window -> window.micros(percentile))
        .sorted()
        .toList();
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (double percentile : PERCENTILES) {
      List<Double> without = values(false, percentile);
      List<Double> with = values(true, percentile);
      lines.add(
          String.format(
              Locale.ROOT,
              "p%-5s median (least to most) without %,.0f (%,.0f to %,.0f) µs, with %,.0f (%,.0f to"
                  + " %,.0f) µs: %.2f times",
              percentile == Math.rint(percentile)
                  ? Long.toString((long) percentile)
                  : Double.toString(percentile),
              median(without),
              without.get(0),
              without.get(without.size() - 1),
              median(with),
              with.get(0),
              with.get(with.size() - 1),
              median(with) / median(without)));
    }
    return lines;
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<Double> without = values(false, 99);
    double with = median(values(true, 99));
    double worst = without.get(without.size() - 1);
    if (with > worst) {
      problems.add(
          String.format(
              Locale.ROOT,
              "the client's p99 is worse while snapshots are taken: %,.0f µs, at most %,.0f µs"
                  + " without",
              with,
              worst));
    }
    if (windows.stream().anyMatch(window -> window.isWithSnapshots() && window.snapshots() == 0)) {
      problems.add(
          "in a window with snapshots none was taken: make --window longer, or the rate higher");
    }
    return problems;
  }

  Map<String, Object> toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("windows", windows.stream().map(SnapshotWindow::toJson).toList());
    object.put("p99MedianWithoutMicros", median(values(false, 99)));
    object.put("p99MedianWithMicros", median(values(true, 99)));
    return object;
  }
}
