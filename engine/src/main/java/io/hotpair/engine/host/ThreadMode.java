package io.hotpair.engine.host;

/** How a process spreads its work over threads. */
public enum ThreadMode {
  /**
   * One duty thread does everything, the media driver's work too: for few cores, tests, laptops.
   */
  SHARED,
  /**
   * A thread for each part, and three for the media driver: for production, with cores to spare.
   */
  DEDICATED
}
