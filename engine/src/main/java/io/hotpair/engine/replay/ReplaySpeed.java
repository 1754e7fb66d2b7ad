package io.hotpair.engine.replay;

/**
 * How fast a replay goes.
 *
 * @param factor how many recorded seconds pass in one; 0 for as fast as it can.
 */
public record ReplaySpeed(double factor) {
  /** As fast as it can. */
  public static final ReplaySpeed FULL = new ReplaySpeed(0);

  /** As it was recorded. */
  public static final ReplaySpeed RECORDED = new ReplaySpeed(1);

  private static final double MAX_FACTOR = 1e9;

  /** Checks the factor. */
  public ReplaySpeed {
    if (!(factor >= 0 && factor <= MAX_FACTOR)) {
      throw new IllegalArgumentException(
          "a replay's speed is x0.001 to x1000000000, full or recorded, not x" + factor);
    }
  }

  /**
   * Reads {@code full}, {@code recorded}, or a factor such as {@code x2} or {@code x0.5}.
   *
   * @param text to read.
   * @return the speed.
   * @throws IllegalArgumentException if it is none of these.
   */
  public static ReplaySpeed parse(String text) {
    switch (text) {
      case "full":
        return FULL;
      case "recorded":
        return RECORDED;
      default:
        double factor = text.startsWith("x") ? number(text.substring(1)) : Double.NaN;
        if (!(factor > 0 && factor <= MAX_FACTOR)) {
          throw new IllegalArgumentException(
              "'" + text + "' is no speed: full, recorded, or a factor such as x2 or x0.5");
        }
        return new ReplaySpeed(factor);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
