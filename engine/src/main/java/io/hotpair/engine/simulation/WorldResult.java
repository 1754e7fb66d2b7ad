package io.hotpair.engine.simulation;

import java.util.List;

/**
 * What became of one world.
 *
 * @param seed that made it.
 * @param nodes how many nodes it has.
 * @param violation the broken promise, null if there is none.
 * @param traceDigest digest of everything that happened.
 * @param simulatedNs simulated time in nanoseconds.
 * @param answered operations that were answered.
 * @param views version of the last view.
 * @param mix the swarm's options, for people.
 * @param trace the last events, for people; empty unless it was asked for.
 */
public record WorldResult(
    long seed,
    int nodes,
    Violation violation,
    long traceDigest,
    long simulatedNs,
    long answered,
    long views,
    String mix,
    List<String> trace) {
  /**
   * Whether a promise was broken.
   *
   * @return true if so.
   */
  public boolean isFailed() {
    return violation != null;
  }
}
