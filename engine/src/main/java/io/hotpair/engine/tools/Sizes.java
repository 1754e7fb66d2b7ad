package io.hotpair.engine.tools;

import java.util.Locale;

/** Writes numbers of bytes for people. */
public final class Sizes {
  private static final String UNITS = "KMGTP";
  private static final int STEP = 1024;

  private Sizes() {}

  /**
   * A number of bytes in words.
   *
   * @param bytes 0 or more, or {@link DiskUsage#UNKNOWN}.
   * @return such as "1.5 MiB".
   */
  public static String text(long bytes) {
    if (bytes == DiskUsage.UNKNOWN) {
      return "unknown";
    }
    if (bytes < STEP) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= STEP) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %ciB", value, UNITS.charAt(unit));
  }
}
