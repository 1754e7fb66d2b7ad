package io.hotpair.engine.flow;

import java.util.SplittableRandom;

/** A fair price, in ticks, that walks at random and is drawn back to where it began. */
final class PriceWalk {
  private static final int MOVES_ONE_IN = 96;

  /** At this distance in ticks every move goes back. */
  private static final int GREATEST_DISTANCE = 200;

  private final long anchorTicks;
  private long ticks;

  PriceWalk(long anchorTicks) {
    this.anchorTicks = anchorTicks;
    ticks = anchorTicks;
  }

  long ticks() {
    return ticks;
  }

  void step(SplittableRandom random) {
    if (random.nextInt(MOVES_ONE_IN) == 0) {
      final boolean up =
          random.nextInt(-GREATEST_DISTANCE, GREATEST_DISTANCE) >= ticks - anchorTicks;
      ticks += up ? 1 : -1;
    }
  }
}
