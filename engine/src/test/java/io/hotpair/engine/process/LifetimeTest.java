package io.hotpair.engine.process;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;
import sun.misc.SignalHandler;

class LifetimeTest {
  @AfterEach
  void giveTheSignalsBack() {
    Signal.handle(new Signal("TERM"), SignalHandler.SIG_DFL);
    Signal.handle(new Signal("INT"), SignalHandler.SIG_DFL);
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Test
  void shouldCollectWhatTheStartLeftBehindBeforeItWaits() throws InterruptedException {
    Lifetime lifetime = new Lifetime();
    IllegalStateException cause = new IllegalStateException("over");
    lifetime.fail(cause);
    long before = collections();
    assertSame(cause, lifetime.await());
    assertTrue(collections() > before);
  }
}
