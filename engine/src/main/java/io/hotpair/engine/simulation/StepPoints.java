package io.hotpair.engine.simulation;

/**
 * The points inside a step of a process at which it may die, and the time that the step has taken
 * so far.
 */
final class StepPoints {
  private int countdown;
  private boolean isPowerLoss;
  private long spentNs;

  /** The process is to die at the given point from now on. */
  void arm(int atPoint, boolean losesPower) {
    countdown = atPoint;
    isPowerLoss = losesPower;
  }

  boolean isArmed() {
    return countdown > 0;
  }

  void disarm() {
    countdown = 0;
  }

  /** A point is reached. */
  void pass() {
    if (countdown > 0 && --countdown == 0) {
      throw new SimulatedCrash(isPowerLoss);
    }
  }

  void spend(long ns) {
    spentNs += ns;
  }

  void beginStep() {
    spentNs = 0;
  }

  long spentNs() {
    return spentNs;
  }
}
