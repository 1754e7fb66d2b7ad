package io.hotpair.benchmarks.rig;

import java.nio.file.Path;

/**
 * What all rigs ask of their load.
 *
 * @param size of the operations; 0 for generated orders.
 * @param seed of the generator.
 * @param clients how many.
 * @param runs how often, each with new processes.
 * @param warmUpSeconds left out of the figures.
 * @param seconds that count.
 * @param parent directory in which those of the runs are made.
 */
public record LoadOptions(
    int size, long seed, int clients, int runs, double warmUpSeconds, double seconds, Path parent) {
  private static final int MOST_CLIENTS = 64;

  /** Checks it. */
  public LoadOptions {
    if (clients < 1 || clients > MOST_CLIENTS || runs < 1 || seconds <= 0 || warmUpSeconds < 0) {
      throw new IllegalArgumentException(
          "clients must be 1 to " + MOST_CLIENTS + ", runs 1 or more, seconds above 0");
    }
  }
}
