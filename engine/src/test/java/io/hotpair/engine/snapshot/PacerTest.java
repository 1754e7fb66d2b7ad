package io.hotpair.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PacerTest {
  private final AtomicLong nowNs = new AtomicLong();

  @Test
  @Timeout(60)
  void shouldNotRestForTimeInWhichItDidNotWork() {
    Pacer pacer = new Pacer(1, nowNs::get);
    nowNs.addAndGet(TimeUnit.HOURS.toNanos(1));
    pacer.onWork();
  }

  @Test
  void shouldRestForItsShareOfWhatItWorked() {
    Pacer pacer = new Pacer(10, nowNs::get);
    nowNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(2));
    long beginNs = System.nanoTime();
    pacer.onWork();
    long restedNs = System.nanoTime() - beginNs;
    assertTrue(restedNs >= TimeUnit.MILLISECONDS.toNanos(18), "rested " + restedNs + " ns");
  }
}
