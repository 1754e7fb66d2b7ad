package io.hotpair.engine.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process's counters say.
 *
 * @param name of the process.
 * @param pid of the process.
 * @param own counters by name.
 * @param nodes what the watchdog knows of each node, by id; empty for a node.
 */
record ProcessStatus(
    String name, long pid, Map<String, Long> own, Map<Integer, Map<String, Long>> nodes) {
  private static final Pattern OWN = Pattern.compile("(?:node \\d+|watchdog) (.+)");
  private static final Pattern NODE = Pattern.compile("watchdog node (\\d+) (.+)");
  private static final String[] ROLES = {"unknown", "recovering", "catching up", "hot", "primary"};

  static ProcessStatus of(String name, long pid, Map<String, Long> counters) {
    Map<String, Long> own = new TreeMap<>();
    Map<Integer, Map<String, Long>> nodes = new TreeMap<>();
    counters.forEach(
        (label, value) -> {
          Matcher node = NODE.matcher(label);
          Matcher plain = OWN.matcher(label);
          if (node.matches()) {
            nodes
                .computeIfAbsent(Integer.valueOf(node.group(1)), id -> new TreeMap<>())
                .put(node.group(2), value);
          } else if (plain.matches()) {
            own.put(plain.group(1), value);
          }
        });
    long mostHeld =
        nodes.values().stream().mapToLong(node -> node.getOrDefault("held", 0L)).max().orElse(0);
    nodes
        .values()
        .forEach(node -> node.put("lag", Math.max(0, mostHeld - node.getOrDefault("applied", 0L))));
    if (own.containsKey("held") && own.containsKey("applied")) {
      own.put("lag", Math.max(0, own.get("held") - own.get("applied")));
    }
    return new ProcessStatus(name, pid, own, nodes);
  }

  /** The role behind a counter's value. */
  static String role(long value) {
    return value >= 0 && value < ROLES.length ? ROLES[(int) value] : "unknown";
  }

  Map<String, Object> toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("pid", pid);
    object.putAll(named(own));
    if (!nodes.isEmpty()) {
      Map<String, Object> rows = new LinkedHashMap<>();
      nodes.forEach((id, values) -> rows.put(Integer.toString(id), named(values)));
      object.put("nodes", rows);
    }
    return object;
  }

  private static Map<String, Object> named(Map<String, Long> values) {
    Map<String, Object> named = new TreeMap<>();
    values.forEach(
        (label, value) ->
            named.put(camelCase(label), label.equals("role") ? role(value) : (Object) value));
    return named;
  }

  private static String camelCase(String label) {
    StringBuilder name = new StringBuilder();
    for (String word : label.split(" ", -1)) {
      name.append(
          name.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
