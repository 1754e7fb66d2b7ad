package io.hotpair.engine.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * A bar on the standard error output for what takes more than a second; it shows on a terminal
 * only. One thread.
 */
final class ProgressBar implements AutoCloseable {
  private static final Path ERROR_OUTPUT = Path.of("/proc/self/fd/2");
  private static final long QUIET_NS = 1_000_000_000L;
  private static final long INTERVAL_NS = 100_000_000L;
  private static final int CALLS_PER_LOOK = 256;
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final NanoClock clock;
  private final boolean isShown;
  private final long startNs;
  private final LongSupplier total;
  private long nextNs;
  private long totalBytes = DiskUsage.UNKNOWN;
  private boolean isDrawn;
  private int calls;

  ProgressBar(PrintWriter err, boolean isShown, NanoClock clock, LongSupplier totalBytes) {
    this.err = err;
    this.isShown = isShown;
    this.clock = clock;
    total = totalBytes;
    startNs = clock.nanoTime();
    nextNs = startNs + QUIET_NS;
  }

  /** A bar for reading journals, if there is a terminal. */
  static ProgressBar of(PrintWriter err, Path... directories) {
    return new ProgressBar(
        err, hasTerminal(), SystemNanoClock.INSTANCE, () -> bytesOf(directories));
  }

  private static long bytesOf(Path... directories) {
    long sum = 0;
    for (Path directory : directories) {
      long bytes = DiskUsage.realBytes(directory);
      if (bytes == DiskUsage.UNKNOWN) {
        return bytes;
      }
      sum += bytes;
    }
    return sum;
  }

  private static boolean hasTerminal() {
    try {
      String target = Files.readSymbolicLink(ERROR_OUTPUT).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  /** Whether it is time to {@link #show}; call it for each record. */
  boolean isDue() {
    return isShown && ++calls % CALLS_PER_LOOK == 0 && clock.nanoTime() - nextNs >= 0;
  }

  /** Draws the bar. */
  void show(long doneBytes, long sequence) {
    long nowNs = clock.nanoTime();
    if (!isDrawn) {
      totalBytes = total.getAsLong();
      isDrawn = true;
    }
    nextNs = nowNs + INTERVAL_NS;
    double seconds = (nowNs - startNs) / 1e9;
    String text =
        String.format(
            Locale.ROOT, "record %,d, %s/s", sequence, Sizes.text((long) (doneBytes / seconds)));
    if (totalBytes > 0) {
      double fraction = Math.min(1, (double) doneBytes / totalBytes);
      int filled = (int) (fraction * WIDTH);
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      text = String.format(Locale.ROOT, "[%s] %3.0f%% %s", bar, fraction * 100, text);
    }
    err.print("\r\u001b[K" + text);
    err.flush();
  }

  /** Wipes the bar away. */
  @Override
  public void close() {
    if (isDrawn) {
      err.print("\r\u001b[K");
      err.flush();
      isDrawn = false;
    }
  }
}
