package io.hotpair.engine.counters;

/** Type ids of Hotpair's counters; Aeron's own end at 999, and 1000 up is left to users. */
public final class CounterTypes {
  /** First of the watchdog's own counters. */
  public static final int WATCHDOG = 2_000;

  /** First of the counters that the watchdog has for each node. */
  public static final int WATCHDOG_NODE = 2_100;

  /** First of a node's own counters. */
  public static final int NODE = 2_200;

  private CounterTypes() {}
}
