package io.hotpair.engine.drill.lab;

/**
 * A frame on its way.
 *
 * @param dueNs monotonic time of its arrival.
 * @param order among frames that arrive at the same time.
 * @param to port.
 * @param bytes of the frame.
 */
record DelayedFrame(long dueNs, long order, int to, byte[] bytes)
    implements Comparable<DelayedFrame> {
  @Override
  public int compareTo(DelayedFrame other) {
    int byTime = Long.compare(dueNs - other.dueNs, 0);
    return byTime != 0 ? byTime : Long.compare(order, other.order);
  }
}
