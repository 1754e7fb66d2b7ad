package io.hotpair.engine.simulation;

/** Thrown through the production code at the point where its process dies. */
final class SimulatedCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isPowerLoss;

  SimulatedCrash(boolean isPowerLoss) {
    super("crash", null, false, false);
    this.isPowerLoss = isPowerLoss;
  }

  boolean isPowerLoss() {
    return isPowerLoss;
  }
}
