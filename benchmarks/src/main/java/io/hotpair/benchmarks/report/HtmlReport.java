package io.hotpair.benchmarks.report;

import io.hotpair.benchmarks.result.BenchResult;
import io.hotpair.benchmarks.result.Json;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One HTML page with plots and tables; ECharts is inside it, so it needs no network. */
public final class HtmlReport {
  private static final String SCRIPT =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";
  private static final String STYLE =
      """
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 1100px; margin: 2em auto;
        padding: 0 1em; color: #222 }
      h2 { font-size: 1.05em; border-top: 1px solid #ccc; padding-top: 1.2em;
        font-family: monospace; overflow-wrap: anywhere }
      .plot { width: 100%; height: 400px; margin: 1em 0 }
      pre { overflow-x: auto; font-size: 12px; background: #f6f6f6; padding: .8em }
      """;
  private static final String DRAW =
      """
      document.querySelectorAll('.plot').forEach(function (place) {
        var option = JSON.parse(place.nextElementSibling.textContent);
        echarts.init(place, null, { renderer: 'svg' }).setOption(option);
      });
      """;

  private final Json json;

  /**
   * Creates it.
   *
   * @param json writes the plots' data.
   */
  public HtmlReport(Json json) {
    this.json = json;
  }

  /**
   * Makes the page.
   *
   * @param results of commands, in this order on the page.
   * @return HTML.
   */
  public String of(List<BenchResult> results) {
    StringBuilder page = new StringBuilder(1 << 20);
    page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    page.append("<title>Hotpair benchmarks</title>\n<style>\n").append(STYLE);
    page.append("</style>\n<h1>Hotpair benchmarks</h1>\n");
    page.append("<p>Lines are medians over the runs. Latency counts from the intended send time.");
    page.append(" Every section is one command, with its machine and settings below.</p>\n");
    for (BenchResult result : results) {
      section(page, result);
    }
    page.append("<script>").append(script()).append("</script>\n");
    page.append("<script>\n").append(DRAW).append("</script>\n</html>\n");
    return page.toString();
  }

  private void section(StringBuilder page, BenchResult result) {
    page.append("<h2>./hotpair ").append(escape(result.command())).append("</h2>\n");
    page.append("<p>").append(escape(result.machine().line())).append("</p>\n");
    for (Map<String, Object> plot : Plots.of(result)) {
      page.append("<div class=\"plot\"></div><script type=\"application/json\">");
      page.append(json.text(plot).replace("<", "\\u003c")).append("</script>\n");
    }
    page.append("<details><summary>Figures and settings</summary>\n<pre>");
    page.append(escape(Markdown.of(result))).append('\n');
    result
        .settings()
        .forEach((system, settings) -> page.append(escape(system + ": " + settings)).append('\n'));
    page.append("</pre></details>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String script() {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(SCRIPT)) {
      if (stream == null) {
        throw new CommandException(SCRIPT + " is not on the class path: build the module again");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("</script", "<\\/script");
    } catch (IOException e) {
      throw new CommandException("cannot read " + SCRIPT + ": " + e.getMessage(), e);
    }
  }
}
