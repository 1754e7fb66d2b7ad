package io.hotpair.transport;

import io.aeron.Aeron;

/** All that the watchdog sends and hears: the control streams. One thread. */
public final class WatchdogTransport implements AutoCloseable {
  private final Opener opener;
  private final ControlAdapter adapter;
  private final SubscriptionGroup feeds;
  private final ControlPublisher control;

  private WatchdogTransport(
      Topology topology, ControlHandler handler, FrameRejections rejections, Opener opener) {
    this.opener = opener;
    Channels channels = new Channels(topology);
    int self = Topology.WATCHDOG_ID;
    adapter = new ControlAdapter(handler, rejections);
    feeds = opener.subscriptions(channels.subscriptions(StreamKind.CONTROL, self));
    control =
        new ControlPublisher(opener.publication(channels.publication(StreamKind.CONTROL, self)));
  }

  /**
   * Opens all of it.
   *
   * @param aeron to open it with.
   * @param topology of the group.
   * @param handler that hears the nodes.
   * @param rejections that counts refused frames.
   * @return it, open; nodes are heard once they are there.
   * @throws TransportException that names the channel and what to do.
   */
  public static WatchdogTransport launch(
      Aeron aeron, Topology topology, ControlHandler handler, FrameRejections rejections) {
    Opener opener = new Opener(aeron);
    try {
      return new WatchdogTransport(topology, handler, rejections, opener);
    } catch (RuntimeException e) {
      opener.closeAll();
      throw e;
    }
  }

  /**
   * Sends views.
   *
   * @return the publisher.
   */
  public ControlPublisher control() {
    return control;
  }

  /**
   * Hands control messages to the handler.
   *
   * @param limitEach most frames to take from each node.
   * @return how many were taken.
   */
  public int poll(int limitEach) {
    return feeds.poll(adapter, limitEach);
  }

  @Override
  public void close() {
    opener.closeAll();
  }
}
