package io.hotpair.benchmarks.rig;

/**
 * What the failover rig does.
 *
 * @param ratePerSecond operations per second while it does it.
 * @param repeat kills in each run.
 * @param victim who is hit.
 * @param blow how.
 */
public record FailoverPlan(long ratePerSecond, int repeat, Victim victim, Blow blow) {
  /** Who is hit. */
  public enum Victim {
    /** The node that leads. */
    PRIMARY,
    /** A node that does not. */
    HOT
  }

  /** How it is hit. */
  public enum Blow {
    /** SIGKILL; the process is started again. */
    KILL,
    /** SIGSTOP, and SIGCONT once the others carry on. */
    STOP,
    /** Its cable is pulled, from everybody, and put back once the others carry on. */
    CUT,
    /** The link between the two nodes is cut, both ways; watchdog and client still reach both. */
    LINK;

    /** Whether it needs links that can be cut. */
    public boolean needsLab() {
      return this == CUT || this == LINK;
    }
  }

  /** Checks it. */
  public FailoverPlan {
    if (ratePerSecond < 1 || repeat < 1 || repeat > 10_000) {
      throw new IllegalArgumentException("rate must be 1 or more, repeat 1 to 10,000");
    }
  }
}
