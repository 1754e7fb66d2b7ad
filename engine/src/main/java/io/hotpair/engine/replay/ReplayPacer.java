package io.hotpair.engine.replay;

import java.util.function.LongConsumer;
import org.agrona.concurrent.NanoClock;

/** Holds records back until their recorded time, scaled, has come. One thread. */
final class ReplayPacer {
  private final double factor;
  private final NanoClock clock;
  private final LongConsumer parkNs;
  private boolean isStarted;
  private long startNs;
  private long firstTimestampNs;

  ReplayPacer(ReplaySpeed speed, NanoClock clock, LongConsumer parkNs) {
    factor = speed.factor();
    this.clock = clock;
    this.parkNs = parkNs;
  }

  /** Waits until a record is due; ends early if the thread is interrupted. */
  void await(long timestampNs) {
    if (factor == 0) {
      return;
    }
    if (!isStarted) {
      isStarted = true;
      startNs = clock.nanoTime();
      firstTimestampNs = timestampNs;
    }
    double dueNs = (timestampNs - firstTimestampNs) / factor;
    double waitNs = dueNs - (clock.nanoTime() - startNs);
    while (waitNs > 0 && !Thread.currentThread().isInterrupted()) {
      parkNs.accept((long) Math.ceil(waitNs));
      waitNs = dueNs - (clock.nanoTime() - startNs);
    }
  }
}
