package io.hotpair.engine.simulation;

/** The two clocks of one process: a monotonic one that drifts, and a wall clock that also jumps. */
final class SimClock {
  private static final long EPOCH_NS = 1_700_000_000_000_000_000L;

  private final long monotonicOffsetNs;
  private final double rate;
  private long wallOffsetNs;

  SimClock(long monotonicOffsetNs, double rate, long wallOffsetNs) {
    this.monotonicOffsetNs = monotonicOffsetNs;
    this.rate = rate;
    this.wallOffsetNs = wallOffsetNs;
  }

  /** The clocks of a host, after a random start. */
  static SimClock random(Chance chance) {
    return new SimClock(
        chance.between(-(1L << 40), 1L << 40),
        chance.between(0.999, 1.001),
        chance.between(-50_000_000L, 50_000_000L));
  }

  long monotonicNs(long worldNs) {
    return monotonicOffsetNs + (long) (worldNs * rate);
  }

  long wallNs(long worldNs) {
    return EPOCH_NS + wallOffsetNs + (long) (worldNs * rate);
  }

  void jump(long byNs) {
    wallOffsetNs += byNs;
  }
}
