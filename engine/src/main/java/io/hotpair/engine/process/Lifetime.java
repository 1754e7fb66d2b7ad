package io.hotpair.engine.process;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a process that serves runs: until a signal (SIGTERM, SIGINT), until its parent is gone
 * if it is tied to it, or until it fails.
 */
public final class Lifetime {
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Begins; takes the signals over. */
  public Lifetime() {
    EndSignals.handle(end::countDown);
  }

  /** Ends when standard input does: so a process does not outlive the one that started it. */
  public void endWithStandardInput() {
    Thread reader = new Thread(this::readToEnd, "standard-input");
    reader.setDaemon(true);
    reader.start();
  }

  private void readToEnd() {
    try {
      while (System.in.read() >= 0) {
        // what it says does not matter
      }
    } catch (IOException e) {
      // as good as its end
    }
    end.countDown();
  }

  /**
   * Ends with a failure; the first one counts. Any thread.
   *
   * @param cause of the end.
   */
  public void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    end.countDown();
  }

  /**
   * Waits for the end. To be called once everything has started: what the start left behind is
   * collected first. Else the first collection comes when the traffic, which leaves hardly anything
   * behind, has filled the eden, in the middle of it: measured, 49 to 63 ms without a heartbeat on
   * each node, 50 s after its start.
   *
   * @return the failure, null if it was asked to end.
   * @throws InterruptedException if the waiting thread is interrupted.
   */
  public Throwable await() throws InterruptedException {
    System.gc();
    end.await();
    return failure.get();
  }
}
