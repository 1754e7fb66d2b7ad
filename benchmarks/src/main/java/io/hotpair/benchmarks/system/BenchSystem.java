package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.process.Scratch;
import java.util.Map;

/** A kind of system, with its settings: Hotpair, a peer, or the floor. */
public interface BenchSystem {
  /**
   * Its name in results.
   *
   * @return lower case, without blanks.
   */
  String name();

  /**
   * How it is set up, for the report.
   *
   * @return value by setting, in order.
   */
  Map<String, String> settings();

  /**
   * Starts its processes and waits until it serves.
   *
   * @param scratch takes its files and processes; closed by whoever made it.
   * @return the running system.
   * @throws io.hotpair.engine.process.CommandException if it does not come up, with the reason.
   */
  RunningSystem start(Scratch scratch);
}
