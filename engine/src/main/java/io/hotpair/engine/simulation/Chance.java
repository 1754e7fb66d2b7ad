package io.hotpair.engine.simulation;

import java.util.SplittableRandom;

/** The one source of chance in a world: the same seed gives the same choices. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** A source of its own, so that what one part of a world draws does not disturb the others. */
  Chance split() {
    return new Chance(random.split());
  }

  boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long between(long least, long greatest) {
    return least == greatest ? least : random.nextLong(least, greatest + 1);
  }

  double between(double least, double greatest) {
    return least + random.nextDouble() * (greatest - least);
  }

  /** Spread evenly over the orders of magnitude. */
  long scaled(long least, long greatest) {
    return (long) (least * Math.exp(random.nextDouble() * Math.log((double) greatest / least)));
  }

  /** Exponentially spread, at most ten times the mean. */
  long about(long mean) {
    return 1 + (long) Math.min(10.0 * mean, -Math.log(1.0 - random.nextDouble()) * mean);
  }

  long anyLong() {
    return random.nextLong();
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
