package io.hotpair.transport;

import io.aeron.Aeron;
import io.aeron.Subscription;
import io.aeron.UnavailableImageHandler;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.ControlledFragmentHandler;

/**
 * Hears clients, or does not. A node that hears them again joins their streams where they are now,
 * instead of what it missed, which the clients would have to send again. Neither way waits for the
 * driver. One thread.
 */
final class IngressSubscription implements AutoCloseable {
  private final Aeron aeron;
  private final ChannelSpec spec;
  private final UnavailableImageHandler gone;
  private Subscription subscription;
  private long openingId = Aeron.NULL_VALUE;

  /**
   * Creates it, open.
   *
   * @param first that was opened with the same channel, stream and handler.
   */
  IngressSubscription(Aeron aeron, ChannelSpec spec, Reassembly reassembly, Subscription first) {
    this.aeron = aeron;
    this.spec = spec;
    gone = image -> reassembly.senderGone(image.sessionId());
    subscription = first;
  }

  void open() {
    if (subscription == null && openingId == Aeron.NULL_VALUE) {
      openingId = aeron.asyncAddSubscription(spec.channel(), spec.streamId(), image -> {}, gone);
    }
  }

  @Override
  public void close() {
    if (openingId != Aeron.NULL_VALUE) {
      aeron.asyncRemoveSubscription(openingId);
      openingId = Aeron.NULL_VALUE;
    }
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }

  int controlledPoll(ControlledFragmentHandler handler, int limit) {
    if (subscription == null && !isOpened()) {
      return 0;
    }
    return subscription.controlledPoll(handler, limit);
  }

  private boolean isOpened() {
    if (openingId == Aeron.NULL_VALUE) {
      return false;
    }
    try {
      subscription = aeron.getSubscription(openingId);
    } catch (AeronException e) {
      throw Opener.refused("subscription", spec, e);
    }
    if (subscription == null) {
      return false;
    }
    openingId = Aeron.NULL_VALUE;
    return true;
  }
}
