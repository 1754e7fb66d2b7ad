package io.hotpair.benchmarks.report;

import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.result.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which plots suit a result, as options of ECharts. */
final class Plots {
  private static final double WHOLE = 100.0;
  private static final int MOST_POINTS = 6_000;
  private static final Set<String> BARS =
      Set.of("p50 µs", "p99 µs", "highest sustained/s", "gap µs", "all CPU ms/100k");
  private static final Set<String> NO_STEPS = Set.of("gap µs", "from kill to answer µs");

  private Plots() {}

  static List<Map<String, Object>> of(BenchResult result) {
    List<Map<String, Object>> plots = new ArrayList<>();
    for (String label : labels(result)) {
      List<RunResult> runs = result.runs().stream().filter(r -> r.label().equals(label)).toList();
      addIfFull(plots, curves(label, runs));
      addIfFull(plots, gaps(label, runs));
      addIfFull(plots, overTime(label, runs));
    }
    addIfFull(plots, steps(result));
    addIfFull(plots, stages(result));
    for (String figure : BARS.stream().sorted().toList()) {
      addIfFull(plots, bars(result, figure));
    }
    return plots;
  }

  private static void addIfFull(List<Map<String, Object>> plots, Plot plot) {
    if (plot.hasSeries()) {
      plots.add(plot.option());
    }
  }

  private static Collection<String> labels(BenchResult result) {
    Set<String> labels = new LinkedHashSet<>();
    result.runs().forEach(run -> labels.add(run.label()));
    return labels;
  }

  private static Map<String, List<RunResult>> bySystem(List<RunResult> runs) {
    Map<String, List<RunResult>> systems = new LinkedHashMap<>();
    runs.forEach(run -> systems.computeIfAbsent(run.system(), s -> new ArrayList<>()).add(run));
    return systems;
  }

  /** Percentiles on an axis on which each further nine takes the same room. */
  private static Plot curves(String label, List<RunResult> runs) {
    Plot plot =
        Plot.of("Latency by percentile: " + label)
            .logAxis("xAxis", "1 / (1 - percentile): 10 is p90, 100 is p99, 1000 is p99.9")
            .logAxis("yAxis", "µs");
    bySystem(runs).forEach((system, own) -> plot.line(system, medianCurve(own)));
    return plot;
  }

  static List<double[]> medianCurve(List<RunResult> runs) {
    Map<Double, List<Double>> byPercentile = new TreeMap<>();
    for (RunResult run : runs) {
      for (double[] point : run.curve()) {
        byPercentile.computeIfAbsent(point[0], p -> new ArrayList<>()).add(point[1]);
      }
    }
    List<double[]> curve = new ArrayList<>();
    byPercentile.forEach(
        (percentile, values) -> {
          if (percentile < WHOLE) {
            curve.add(new double[] {WHOLE / (WHOLE - percentile), Spread.median(values)});
          }
        });
    return curve;
  }

  private static Plot gaps(String label, List<RunResult> runs) {
    Plot plot =
        Plot.of("Gap between answers, sorted: " + label)
            .valueAxis("xAxis", "% of the kills")
            .logAxis("yAxis", "ms");
    bySystem(runs)
        .forEach(
            (system, own) -> {
              double[] sorted =
                  own.stream()
                      .filter(run -> run.figures().containsKey("gap µs"))
                      .mapToDouble(run -> run.figures().get("gap µs") / 1000)
                      .sorted()
                      .toArray();
              List<double[]> points = new ArrayList<>();
              for (int i = 0; i < sorted.length; i++) {
                points.add(new double[] {WHOLE * (i + 1) / sorted.length, sorted[i]});
              }
              plot.line(system, points);
            });
    return plot;
  }

  private static Plot overTime(String label, List<RunResult> runs) {
    Plot plot =
        Plot.of("Greatest latency over time, first run: " + label)
            .valueAxis("xAxis", "s")
            .logAxis("yAxis", "µs");
    bySystem(runs)
        .forEach(
            (system, own) -> {
              List<double[]> rows = own.get(0).series();
              int step = rows.size() / MOST_POINTS + 1;
              List<double[]> points = new ArrayList<>();
              for (int i = 0; i < rows.size(); i += step) {
                double greatest = 0;
                for (double[] row : rows.subList(i, Math.min(rows.size(), i + step))) {
                  greatest = Math.max(greatest, row[2]);
                }
                if (greatest > 0) {
                  points.add(new double[] {rows.get(i)[0], greatest});
                }
              }
              plot.line(system, points);
            });
    return plot;
  }

  private static Plot steps(BenchResult result) {
    List<Spread> steps =
        result.spreads().stream()
            .filter(s -> result.spreads().stream().anyMatch(g -> isGapOf(g, s)))
            .filter(s -> s.figure().endsWith(" µs") && !NO_STEPS.contains(s.figure()))
            .toList();
    return stacked("Where the failover's time goes, medians, in µs", steps);
  }

  private static Plot stages(BenchResult result) {
    List<Spread> stages =
        result.spreads().stream()
            .filter(s -> s.figure().startsWith("stage ") && !s.figure().contains("p99"))
            .toList();
    return stacked("Where an operation's time goes, medians, in µs", stages);
  }

  private static boolean isGapOf(Spread gap, Spread step) {
    return gap.figure().equals("gap µs")
        && gap.system().equals(step.system())
        && gap.label().equals(step.label());
  }

  private static Plot stacked(String title, List<Spread> steps) {
    Set<String> bars = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Spread step : steps) {
      bars.add(step.system() + ", " + step.label());
      names.add(step.figure());
    }
    Plot plot = Plot.of(title).categories("yAxis", bars).valueAxis("xAxis", "µs");
    for (String name : names) {
      List<Object> values = new ArrayList<>();
      for (String bar : bars) {
        values.add(
            steps.stream()
                .filter(s -> (s.system() + ", " + s.label()).equals(bar))
                .filter(s -> s.figure().equals(name))
                .<Object>map(Spread::median)
                .findFirst()
                .orElse(0));
      }
      plot.bar(name, values, true);
    }
    return plot;
  }

  private static Plot bars(BenchResult result, String figure) {
    List<Spread> own = result.spreads().stream().filter(s -> s.figure().equals(figure)).toList();
    Set<String> labels = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    for (Spread spread : own) {
      labels.add(spread.label());
      systems.add(spread.system());
    }
    Plot plot =
        Plot.of("Median of " + figure).categories("xAxis", labels).valueAxis("yAxis", figure);
    for (String system : systems) {
      List<Object> values = new ArrayList<>();
      for (String label : labels) {
        double median = result.median(system, label, figure);
        values.add(Double.isNaN(median) ? "-" : (Object) median);
      }
      plot.bar(system, values, false);
    }
    return plot;
  }
}
