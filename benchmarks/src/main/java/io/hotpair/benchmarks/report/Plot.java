package io.hotpair.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An option object of ECharts. */
final class Plot {
  private static final int WIDEST_BAR = 90;

  private final Map<String, Object> option = new LinkedHashMap<>();
  private final List<Object> series = new ArrayList<>();

  private Plot() {}

  static Plot of(String title) {
    Plot plot = new Plot();
    plot.option.put("title", Map.of("text", title, "textStyle", Map.of("fontSize", 14)));
    plot.option.put("legend", Map.of("top", 28));
    plot.option.put("tooltip", Map.of("trigger", "item"));
    plot.option.put("grid", Map.of("top", 70, "containLabel", true, "left", 20, "right", 30));
    plot.option.put("animation", false);
    plot.option.put("series", plot.series);
    return plot;
  }

  Plot logAxis(String axis, String name) {
    return axis(axis, named(axis, "log", name));
  }

  Plot valueAxis(String axis, String name) {
    return axis(axis, named(axis, "value", name));
  }

  /** The name of an upright axis goes above it, where no number is. */
  private static Map<String, Object> named(String axis, String type, String name) {
    return axis.equals("yAxis")
        ? Map.of("type", type, "name", name, "nameLocation", "end")
        : Map.of("type", type, "name", name, "nameLocation", "middle", "nameGap", 30);
  }

  Plot categories(String axis, Collection<String> names) {
    return axis(axis, Map.of("type", "category", "data", List.copyOf(names)));
  }

  private Plot axis(String axis, Map<String, Object> value) {
    option.put(axis, value);
    return this;
  }

  void line(String name, List<double[]> points) {
    if (!points.isEmpty()) {
      series.add(Map.of("name", name, "type", "line", "showSymbol", false, "data", points));
    }
  }

  void bar(String name, List<Object> values, boolean isStacked) {
    Map<String, Object> bar = new LinkedHashMap<>();
    bar.put("name", name);
    bar.put("type", "bar");
    bar.put("barMaxWidth", WIDEST_BAR);
    bar.put("data", values);
    if (isStacked) {
      bar.put("stack", "all");
    }
    series.add(bar);
  }

  boolean hasSeries() {
    return !series.isEmpty();
  }

  Map<String, Object> option() {
    return option;
  }
}
