package io.hotpair.transport;

import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Settings of {@link MediaDriverLauncher}. One thread. */
public final class MediaDriverContext {
  String name = "process";
  Path baseDirectory = Path.of(CommonContext.getAeronDirectoryName()).toAbsolutePath().getParent();
  Path externalDirectory;
  ThreadingMode threadingMode = ThreadingMode.SHARED;
  Supplier<IdleStrategy> idleStrategy =
      () ->
          new BackoffIdleStrategy(
              100, 100, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(100));
  ErrorHandler errorHandler;
  boolean clientInvoker = true;

  /** Last word on the embedded driver's settings; tests inject losses with it. */
  UnaryOperator<MediaDriver.Context> driverAdjustment = UnaryOperator.identity();

  /** Creates one with the defaults. */
  public MediaDriverContext() {}

  /**
   * Sets the name of the process; it appears in the directory and thread names.
   *
   * @param value letters, digits, dots and dashes, such as node-0.
   * @return this.
   */
  public MediaDriverContext name(String value) {
    if (!value.matches("[A-Za-z0-9.-]+")) {
      throw new TransportException(
          "process name '" + value + "' must be of letters, digits, dots and dashes");
    }
    name = value;
    return this;
  }

  /**
   * Sets where the embedded driver's directory is made; default: where Aeron puts it (/dev/shm on
   * Linux).
   *
   * @param value a directory, in memory if possible.
   * @return this.
   */
  public MediaDriverContext baseDirectory(Path value) {
    baseDirectory = value;
    return this;
  }

  /**
   * Uses a driver that runs already instead of an embedded one.
   *
   * @param value its directory, or null for an embedded driver.
   * @return this.
   */
  public MediaDriverContext externalDirectory(Path value) {
    externalDirectory = value;
    return this;
  }

  /**
   * Sets how the embedded driver gets its time; default {@link ThreadingMode#SHARED}, one thread.
   *
   * @param value INVOKER for no thread: then {@link MediaDriverLauncher#invoke} drives it.
   * @return this.
   */
  public MediaDriverContext threadingMode(ThreadingMode value) {
    threadingMode = value;
    return this;
  }

  /**
   * Sets what the embedded driver's threads do when there is nothing to do; default: back off to
   * 100 µs.
   *
   * @param value makes one strategy for each thread.
   * @return this.
   */
  public MediaDriverContext idleStrategy(Supplier<IdleStrategy> value) {
    idleStrategy = value;
    return this;
  }

  /**
   * Sets who hears of errors in the driver and the client, on their threads. Required.
   *
   * @param value must not throw.
   * @return this.
   */
  public MediaDriverContext errorHandler(ErrorHandler value) {
    errorHandler = value;
    return this;
  }

  /**
   * Sets whether {@link MediaDriverLauncher#invoke} drives Aeron's client; default true. If not, it
   * has a thread of its own, which sees what comes and goes, and unmaps what senders that are gone
   * have left behind: up to 48 MiB for each of their streams, for which nothing should wait.
   *
   * @param value true for no thread.
   * @return this.
   */
  public MediaDriverContext clientInvoker(boolean value) {
    clientInvoker = value;
    return this;
  }
}
