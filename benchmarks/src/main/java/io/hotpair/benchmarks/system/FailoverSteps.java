package io.hotpair.benchmarks.system;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Points in time of a failover, made into steps. A point that is missing is left out, and so is one
 * that lies before the one it should follow: it belongs to something else, as does an answer that
 * came before the new primary had sequenced anything.
 */
final class FailoverSteps {
  private static final double NS_PER_US = 1_000.0;

  private final Map<String, Double> steps = new LinkedHashMap<>();
  private long lastNs;

  FailoverSteps(long startNs) {
    lastNs = startNs;
  }

  FailoverSteps to(String step, LoggedEvents.Event event) {
    return event == null ? this : to(step, event.atNs());
  }

  FailoverSteps to(String step, long atNs) {
    if (atNs - lastNs < 0) {
      return this;
    }
    steps.put(step, (atNs - lastNs) / NS_PER_US);
    lastNs = atNs;
    return this;
  }

  Map<String, Double> micros() {
    return steps;
  }
}
