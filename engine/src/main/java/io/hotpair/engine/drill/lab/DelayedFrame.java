package io.hotpair.engine.drill.lab;

/** A frame on its way; the one that is due first comes first. */
final class DelayedFrame implements Comparable<DelayedFrame> {
  private final long dueNs;
  private final long order;
  private final int to;
  private final byte[] bytes;

  /**
   * Takes a frame.
   *
   * @param dueNs monotonic time of its arrival.
   * @param order among frames that arrive at the same time.
   * @param to port.
   * @param bytes of the frame.
   */
  DelayedFrame(long dueNs, long order, int to, byte[] bytes) {
    this.dueNs = dueNs;
    this.order = order;
    this.to = to;
    this.bytes = bytes;
  }

  long dueNs() {
    return dueNs;
  }

  int to() {
    return to;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public int compareTo(DelayedFrame other) {
    int byTime = Long.signum(dueNs - other.dueNs);
    return byTime != 0 ? byTime : Long.compare(order, other.order);
  }
}
