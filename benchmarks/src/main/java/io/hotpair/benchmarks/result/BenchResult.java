package io.hotpair.benchmarks.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a benchmark command found, as it is written to JSON.
 *
 * @param command and its options.
 * @param machine on which.
 * @param settings of each system, by its name.
 * @param runs in the order in which they were made.
 * @param spreads over the runs.
 * @param ratios of the first system to each other one.
 */
public record BenchResult(
    String command,
    Machine machine,
    Map<String, Map<String, String>> settings,
    List<RunResult> runs,
    List<Spread> spreads,
    List<Ratio> ratios) {
  /**
   * Puts a result together.
   *
   * @param command and its options.
   * @param machine on which.
   * @param settings of each system, by its name; the first is compared with the others.
   * @param runs of all systems.
   * @return the result.
   */
  public static BenchResult of(
      String command,
      Machine machine,
      Map<String, Map<String, String>> settings,
      List<RunResult> runs) {
    List<Spread> spreads = spreads(runs);
    return new BenchResult(command, machine, settings, runs, spreads, ratios(settings, spreads));
  }

  private static List<Spread> spreads(List<RunResult> runs) {
    Map<List<String>, List<Double>> values = new LinkedHashMap<>();
    for (RunResult run : runs) {
      run.figures()
          .forEach(
              (figure, value) ->
                  values
                      .computeIfAbsent(
                          List.of(run.system(), run.label(), figure), key -> new ArrayList<>())
                      .add(value));
    }
    List<Spread> spreads = new ArrayList<>();
    values.forEach((key, all) -> spreads.add(Spread.of(key.get(0), key.get(1), key.get(2), all)));
    return spreads;
  }

  private static List<Ratio> ratios(
      Map<String, Map<String, String>> settings, List<Spread> spreads) {
    List<Ratio> ratios = new ArrayList<>();
    String first = settings.isEmpty() ? "" : settings.keySet().iterator().next();
    for (Spread one : spreads) {
      if (!one.system().equals(first)) {
        continue;
      }
      for (Spread other : spreads) {
        boolean isPair =
            !other.system().equals(first)
                && other.label().equals(one.label())
                && other.figure().equals(one.figure());
        if (isPair && other.median() != 0) {
          ratios.add(
              new Ratio(
                  one.label(),
                  one.figure(),
                  one.system(),
                  other.system(),
                  one.median() / other.median()));
        }
      }
    }
    return ratios;
  }

  /**
   * The median of a figure.
   *
   * @param system its name.
   * @param label what was asked of it.
   * @param figure its name.
   * @return not a number if it was not measured.
   */
  public double median(String system, String label, String figure) {
    return spreads.stream()
        .filter(
            s -> s.system().equals(system) && s.label().equals(label) && s.figure().equals(figure))
        .mapToDouble(Spread::median)
        .findFirst()
        .orElse(Double.NaN);
  }
}
