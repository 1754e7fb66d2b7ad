package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadSetupTest {
  private static final ThreadSetup STANDING_BACK = new ThreadSetup(ThreadSetup.ANY_CORE, 0, true);

  private final AtomicReference<Thread> worker = new AtomicReference<>();

  @Test
  void shouldDoWorkOnAThreadThatEndsWithIt() {
    STANDING_BACK.run("worker", () -> worker.set(Thread.currentThread()));
    assertNotSame(Thread.currentThread(), worker.get());
    assertEquals("worker", worker.get().getName());
  }

  @Test
  void shouldDoWorkOnTheCallingThreadIfNothingIsAskedFor() {
    ThreadSetup.NONE.run("worker", () -> worker.set(Thread.currentThread()));
    assertSame(Thread.currentThread(), worker.get());
  }

  @Test
  void shouldThrowWhatTheWorkThrows() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    Runnable failing =
        () -> {
          throw failure;
        };
    assertSame(
        failure,
        assertThrows(IllegalStateException.class, () -> STANDING_BACK.run("worker", failing)));
    AssertionError error = new AssertionError("on purpose");
    Runnable broken =
        () -> {
          throw error;
        };
    assertSame(
        error, assertThrows(AssertionError.class, () -> STANDING_BACK.run("worker", broken)));
  }

  @Test
  void shouldInterruptTheWorkAndWaitForItsEnd() throws InterruptedException {
    CountDownLatch isUnderWay = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean wasInterrupted = new AtomicBoolean();
    AtomicBoolean isCallerInterrupted = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              STANDING_BACK.run(
                  "worker",
                  () -> {
                    isUnderWay.countDown();
                    try {
                      never.await();
                    } catch (InterruptedException e) {
                      wasInterrupted.set(true);
                    }
                  });
              isCallerInterrupted.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    isUnderWay.await();
    assertFalse(wasInterrupted.get());
    caller.interrupt();
    caller.join();
    assertTrue(wasInterrupted.get(), "the work was told");
    assertTrue(isCallerInterrupted.get(), "the caller knows");
  }
}
