package io.hotpair.engine.drill.lab;

/**
 * How a link treats the frames that go one way.
 *
 * @param loss fraction of frames that are lost, 0 to 1.
 * @param duplication fraction of frames that arrive twice.
 * @param late fraction of frames that are overtaken by those behind them.
 * @param delayNs how long every frame takes.
 * @param jitterNs up to how much longer a frame takes, at random; more than the distance between
 *     frames reorders them.
 * @param lateNs how much longer a late frame takes.
 */
public record LinkState(
    double loss, double duplication, double late, long delayNs, long jitterNs, long lateNs) {
  private static final long NS_PER_MS = 1_000_000;
  private static final double SOME = 0.05;
  private static final double MANY = 0.2;

  /** As good as links get. */
  public static final LinkState GOOD = new LinkState(0, 0, 0, 0, 0, 0);

  /** Nothing arrives. */
  public static final LinkState CUT = new LinkState(1, 0, 0, 0, 0, 0);

  /** One frame in twenty is lost. */
  public static final LinkState LOSSY = new LinkState(SOME, 0, 0, 0, 0, 0);

  /** Every frame takes 3 to 6 ms. */
  public static final LinkState SLOW = new LinkState(0, 0, 0, 3 * NS_PER_MS, 3 * NS_PER_MS, 0);

  /** One frame in five arrives twice. */
  public static final LinkState DUPLICATING = new LinkState(0, MANY, 0, 0, 0, 0);

  /** One frame in five takes 2 ms longer than those behind it. */
  public static final LinkState REORDERING = new LinkState(0, 0, MANY, 0, 0, 2 * NS_PER_MS);
}
