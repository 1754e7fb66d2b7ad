package io.hotpair.transport;

import io.aeron.Aeron;
import io.aeron.AvailableImageHandler;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.UnavailableImageHandler;
import io.aeron.exceptions.AeronException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;

/**
 * Opens publications and subscriptions, and says clearly what is wrong where Aeron refuses. Not for
 * hot paths: every call waits for the driver.
 */
final class Opener {
  private static final AvailableImageHandler NO_HANDLER = image -> {};

  private final Aeron aeron;
  private final List<AutoCloseable> opened = new ArrayList<>();

  Opener(Aeron aeron) {
    this.aeron = aeron;
  }

  ExclusivePublication publication(ChannelSpec spec) {
    try {
      ExclusivePublication publication =
          aeron.addExclusivePublication(spec.channel(), spec.streamId());
      opened.add(publication);
      for (String destination : spec.destinations()) {
        publication.addDestination(destination);
      }
      return publication;
    } catch (AeronException | IllegalArgumentException e) {
      throw refused("publication", spec, e);
    }
  }

  Subscription subscription(ChannelSpec spec) {
    return subscription(spec, image -> {});
  }

  Subscription subscription(ChannelSpec spec, Reassembly reassembly) {
    return subscription(spec, image -> reassembly.senderGone(image.sessionId()));
  }

  SubscriptionGroup subscriptions(List<ChannelSpec> specs) {
    return new SubscriptionGroup(
        specs.stream().map(this::subscription).toArray(Subscription[]::new));
  }

  SubscriptionGroup subscriptions(List<ChannelSpec> specs, Reassembly reassembly) {
    return new SubscriptionGroup(
        specs.stream().map(spec -> subscription(spec, reassembly)).toArray(Subscription[]::new));
  }

  /** Closes everything that was opened so far. */
  void closeAll() {
    CloseHelper.quietCloseAll(opened);
    opened.clear();
  }

  private Subscription subscription(ChannelSpec spec, UnavailableImageHandler gone) {
    try {
      Subscription subscription =
          aeron.addSubscription(spec.channel(), spec.streamId(), NO_HANDLER, gone);
      opened.add(subscription);
      return subscription;
    } catch (AeronException | IllegalArgumentException e) {
      throw refused("subscription", spec, e);
    }
  }

  private TransportException refused(String what, ChannelSpec spec, RuntimeException cause) {
    String message = String.valueOf(cause.getMessage());
    String advice;
    if (message.contains("BindException") || message.contains("Address already in use")) {
      advice =
          "another process has the port, or the address is not of this host: stop that process"
              + " or choose another port base or host";
    } else if (message.contains("interface") || message.contains("Interface")) {
      advice =
          "no network interface has the address: set the interface address to one of this host";
    } else {
      advice = "check the addresses and ports of the topology";
    }
    return new TransportException(
        "cannot open the "
            + what
            + " for the "
            + spec.purpose()
            + " on "
            + spec.channel()
            + " stream "
            + spec.streamId()
            + ": "
            + message
            + "; "
            + advice,
        cause);
  }
}
