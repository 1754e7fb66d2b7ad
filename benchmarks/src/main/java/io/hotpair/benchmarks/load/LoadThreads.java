package io.hotpair.benchmarks.load;

import java.util.Locale;

/** How many threads the load generator has. */
public enum LoadThreads {
  /** One, where the system puts it. */
  SINGLE,
  /** One on the last core, and one on the core before that goes on while the first has none. */
  RELAYED;

  /**
   * The name as people write it.
   *
   * @return single or relayed.
   */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
