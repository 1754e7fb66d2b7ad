package io.hotpair.engine.protocol.watchdog;

/**
 * The watchdog's settings, all in nanoseconds unless said otherwise. Fluent; {@link #conclude()}
 * checks the relations between them. The defaults suit an ordinary shared machine; on a pinned
 * server a floor of some hundred microseconds is right.
 */
public final class WatchdogTimings {
  private long heartbeatIntervalNs = 100_000;
  private long patienceFloorNs = 20_000_000;
  private long patienceCeilingNs = 100_000_000;
  private double patienceMargin = 2.0;
  private double patienceQuantile = 0.99999;
  private long patienceWindowNs = 10_000_000_000L;
  private long learningNs = 5_000_000_000L;
  private long settlingNs = 1_000_000_000L;
  private long startPatienceNs = 3_000_000_000L;
  private long ownStallNs = 1_000_000;
  private double disagreeFactor = 2.0;
  private double penaltyMaxFactor = 8.0;
  private long penaltyDecayNs = 5_000_000_000L;
  private long progressTimeoutNs = 1_000_000_000L;
  private long tellIntervalNs = 1_000_000;
  private long keepAliveIntervalNs = 10_000_000;

  /**
   * Checks how the settings relate.
   *
   * @return this.
   * @throws IllegalArgumentException naming the settings, their values and what must hold.
   */
  public WatchdogTimings conclude() {
    positive("heartbeatIntervalNs", heartbeatIntervalNs);
    positive("patienceWindowNs", patienceWindowNs);
    notBelow("learningNs", learningNs, "0", 0);
    notBelow("settlingNs", settlingNs, "0", 0);
    positive("penaltyDecayNs", penaltyDecayNs);
    positive("tellIntervalNs", tellIntervalNs);
    notBelow("ownStallNs", ownStallNs, "twice heartbeatIntervalNs", 2 * heartbeatIntervalNs);
    notBelow("patienceFloorNs", patienceFloorNs, "twice ownStallNs", 2 * ownStallNs);
    notBelow("patienceCeilingNs", patienceCeilingNs, "patienceFloorNs", patienceFloorNs);
    notBelow("startPatienceNs", startPatienceNs, "patienceCeilingNs", patienceCeilingNs);
    notBelow("keepAliveIntervalNs", keepAliveIntervalNs, "tellIntervalNs", tellIntervalNs);
    if (progressTimeoutNs != 0) {
      notBelow("progressTimeoutNs", progressTimeoutNs, "patienceFloorNs", patienceFloorNs);
    }
    atLeastOne("patienceMargin", patienceMargin);
    atLeastOne("disagreeFactor", disagreeFactor);
    atLeastOne("penaltyMaxFactor", penaltyMaxFactor);
    if (!(patienceQuantile > 0.5 && patienceQuantile <= 1.0)) {
      throw new IllegalArgumentException(
          "patienceQuantile " + patienceQuantile + " must be above 0.5 and at most 1");
    }
    return this;
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " " + value + " must be above 0");
    }
  }

  private static void atLeastOne(String name, double value) {
    if (!(value >= 1.0 && value <= 1_000.0)) {
      throw new IllegalArgumentException(name + " " + value + " must be from 1 to 1000");
    }
  }

  private static void notBelow(String name, long value, String otherName, long other) {
    if (value < other) {
      throw new IllegalArgumentException(
          name + " " + value + " must not be below " + otherName + " (" + other + ")");
    }
  }

  /** Sets how often nodes beat, as they are configured. */
  public WatchdogTimings heartbeatIntervalNs(long value) {
    heartbeatIntervalNs = value;
    return this;
  }

  /** How often nodes beat. Default 100 µs. */
  public long heartbeatIntervalNs() {
    return heartbeatIntervalNs;
  }

  /** Sets the least patience. */
  public WatchdogTimings patienceFloorNs(long value) {
    patienceFloorNs = value;
    return this;
  }

  /** No node is suspected before it was silent for this long. Default 20 ms. */
  public long patienceFloorNs() {
    return patienceFloorNs;
  }

  /** Sets the greatest patience. */
  public WatchdogTimings patienceCeilingNs(long value) {
    patienceCeilingNs = value;
    return this;
  }

  /** What is learned never exceeds this; it applies until enough is learned. Default 100 ms. */
  public long patienceCeilingNs() {
    return patienceCeilingNs;
  }

  /** Sets the factor on the quantile. */
  public WatchdogTimings patienceMargin(double value) {
    patienceMargin = value;
    return this;
  }

  /** Patience is this times the quantile of the gaps seen, plus an interval. Default 2. */
  public double patienceMargin() {
    return patienceMargin;
  }

  /** Sets the quantile. */
  public WatchdogTimings patienceQuantile(double value) {
    patienceQuantile = value;
    return this;
  }

  /** Which quantile of the gaps counts, above 0.5 up to 1. Default 0.99999. */
  public double patienceQuantile() {
    return patienceQuantile;
  }

  /** Sets how long gaps are remembered. */
  public WatchdogTimings patienceWindowNs(long value) {
    patienceWindowNs = value;
    return this;
  }

  /** A gap is forgotten after learning for one to two of these. Default 10 s. */
  public long patienceWindowNs() {
    return patienceWindowNs;
  }

  /** Sets how long a node must be watched before patience with it is what was learned. */
  public WatchdogTimings learningNs(long value) {
    learningNs = value;
    return this;
  }

  /**
   * Until gaps of an incarnation were learned from for so long the ceiling applies: the longest gap
   * of a second or two is soon doubled on a machine that is shared. Default 5 s, the half of the
   * window.
   */
  public long learningNs() {
    return learningNs;
  }

  /** Sets for how long all are given the greatest patience when a node has come. */
  public WatchdogTimings settlingNs(long value) {
    settlingNs = value;
    return this;
  }

  /**
   * For this long after a node was admitted the ceiling applies to all, and nothing is learned: the
   * newcomer does for the first time what a member does, and a machine that it shares with others
   * is busy with its start. Default 1 s.
   */
  public long settlingNs() {
    return settlingNs;
  }

  /** Sets the patience with a node that was never heard. */
  public WatchdogTimings startPatienceNs(long value) {
    startPatienceNs = value;
    return this;
  }

  /** Patience with a node not heard since the watchdog started. Default 3 s. */
  public long startPatienceNs() {
    return startPatienceNs;
  }

  /** Sets what counts as the watchdog's own stall. */
  public WatchdogTimings ownStallNs(long value) {
    ownStallNs = value;
    return this;
  }

  /** What of a time in which nothing at all was heard counts as silence, at most. Default 1 ms. */
  public long ownStallNs() {
    return ownStallNs;
  }

  /** Sets the factor for a node that its peer still hears. */
  public WatchdogTimings disagreeFactor(double value) {
    disagreeFactor = value;
    return this;
  }

  /** Patience is this much longer while another node still hears the silent one. Default 2. */
  public double disagreeFactor() {
    return disagreeFactor;
  }

  /** Sets the greatest factor that false suspicions lead to. */
  public WatchdogTimings penaltyMaxFactor(double value) {
    penaltyMaxFactor = value;
    return this;
  }

  /** Each false suspicion doubles the patience, up to this factor. Default 8. */
  public double penaltyMaxFactor() {
    return penaltyMaxFactor;
  }

  /** Sets how fast that factor falls. */
  public WatchdogTimings penaltyDecayNs(long value) {
    penaltyDecayNs = value;
    return this;
  }

  /** That factor halves each time this has passed without a false suspicion. Default 5 s. */
  public long penaltyDecayNs() {
    return penaltyDecayNs;
  }

  /** Sets how long a member may beat without moving. */
  public WatchdogTimings progressTimeoutNs(long value) {
    progressTimeoutNs = value;
    return this;
  }

  /**
   * A member that does not move for this long while others do is dropped; 0: never. Default 1 s.
   */
  public long progressTimeoutNs() {
    return progressTimeoutNs;
  }

  /** Sets how often a view is told until it is adopted. */
  public WatchdogTimings tellIntervalNs(long value) {
    tellIntervalNs = value;
    return this;
  }

  /** How often a view is told until it is adopted. Default 1 ms. */
  public long tellIntervalNs() {
    return tellIntervalNs;
  }

  /** Sets how often an adopted view is told. */
  public WatchdogTimings keepAliveIntervalNs(long value) {
    keepAliveIntervalNs = value;
    return this;
  }

  /**
   * How often an adopted view is told, so that nodes know that the watchdog lives. Default 10 ms.
   */
  public long keepAliveIntervalNs() {
    return keepAliveIntervalNs;
  }
}
