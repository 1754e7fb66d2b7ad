package io.hotpair.engine.drill;

import java.util.Map;

/**
 * A line of a process's event log.
 *
 * @param atNs monotonic time, the same clock for all processes of this host.
 * @param source the process.
 * @param name of the event.
 * @param fields all of the line.
 */
record DrillEvent(long atNs, String source, String name, Map<String, Object> fields) {
  boolean is(String otherName) {
    return name.equals(otherName);
  }

  long number(String field) {
    return fields.get(field) instanceof Long value ? value : -1;
  }

  String text(String field) {
    return String.valueOf(fields.get(field));
  }

  /** Incarnation of a member in a granted view; 0 if the node is none. */
  long memberIncarnation(int nodeId) {
    return fields.get("members") instanceof Map<?, ?> members
            && members.get(Integer.toString(nodeId)) instanceof Long incarnation
        ? incarnation
        : 0;
  }

  int memberCount() {
    return fields.get("members") instanceof Map<?, ?> members ? members.size() : 0;
  }
}
