package io.hotpair.engine.cli;

import java.io.PrintWriter;
import java.util.Map;

/** A process's status for people. */
final class StatusTable {
  private static final double NS_PER_MS = 1e6;
  private static final String ROW = "  %-7s %-11s %7s %5s %13s %13s %9s %10s %10s %10s  %s%n";

  private final PrintWriter out;

  StatusTable(PrintWriter out) {
    this.out = out;
  }

  void print(ProcessStatus status) {
    Map<String, Long> own = status.own();
    if (status.nodes().isEmpty()) {
      printNode(status, own);
      return;
    }
    out.printf(
        "%s, pid %d: view %d, epoch %d, primary %s; %d view changes, %d suspicions (%d false),"
            + " %d own stalls, slowest register write %.1f ms%n",
        status.name(),
        status.pid(),
        value(own, "version"),
        value(own, "epoch"),
        value(own, "primary node") < 0 ? "none" : "node " + value(own, "primary node"),
        value(own, "view changes"),
        value(own, "suspicions"),
        value(own, "false suspicions"),
        value(own, "own stalls"),
        value(own, "register force max ns") / NS_PER_MS);
    out.printf(
        ROW,
        "node",
        "role",
        "version",
        "epoch",
        "held",
        "applied",
        "lag",
        "silent ms",
        "longest",
        "patience",
        "");
    status
        .nodes()
        .forEach(
            (id, node) ->
                out.printf(
                    ROW,
                    id,
                    ProcessStatus.role(value(node, "role")),
                    value(node, "version"),
                    value(node, "epoch"),
                    grouped(node, "held"),
                    grouped(node, "applied"),
                    grouped(node, "lag"),
                    ms(node, "silent ns"),
                    ms(node, "silence max ns"),
                    ms(node, "patience ns"),
                    value(node, "suspected") == 0 ? "" : "SUSPECTED"));
  }

  private void printNode(ProcessStatus status, Map<String, Long> own) {
    out.printf(
        "%s, pid %d: %s in view %d, epoch %d; held %s, committed %s, applied %s, lag %s; watchdog"
            + " heard %s ms ago%n",
        status.name(),
        status.pid(),
        ProcessStatus.role(value(own, "role")),
        value(own, "version"),
        value(own, "epoch"),
        grouped(own, "held"),
        grouped(own, "committed"),
        grouped(own, "applied"),
        grouped(own, "lag"),
        ms(own, "watchdog silent ns"));
  }

  private static long value(Map<String, Long> values, String name) {
    return values.getOrDefault(name, 0L);
  }

  private static String grouped(Map<String, Long> values, String name) {
    return String.format("%,d", value(values, name));
  }

  private static String ms(Map<String, Long> values, String name) {
    return String.format("%.1f", value(values, name) / NS_PER_MS);
  }
}
