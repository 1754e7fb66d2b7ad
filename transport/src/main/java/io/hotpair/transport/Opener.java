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
  private static final String CHANNEL_ERROR = "channel error - ";
  private static final int PREPARING_STREAM = 100;
  private static final AvailableImageHandler NO_HANDLER = image -> {};

  private final Aeron aeron;
  private final List<AutoCloseable> opened = new ArrayList<>();

  Opener(Aeron aeron) {
    this.aeron = aeron;
  }

  ExclusivePublication publication(ChannelSpec spec) {
    try {
      return spec.destinations().isEmpty()
          ? open(spec.channel(), spec.streamId())
          : openToMany(spec);
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

  private ExclusivePublication open(String channel, int streamId) {
    ExclusivePublication publication = aeron.addExclusivePublication(channel, streamId);
    opened.add(publication);
    return publication;
  }

  /**
   * Destinations belong to the socket, not to the publication. A new publication introduces itself
   * at once, and again only 100 ms later: so its socket is given its destinations first, by way of
   * another publication, or nobody would hear the first introduction.
   */
  private ExclusivePublication openToMany(ChannelSpec spec) {
    String channel = spec.channel() + "|tags=" + aeron.nextCorrelationId();
    try (ExclusivePublication first = aeron.addExclusivePublication(channel, PREPARING_STREAM)) {
      for (String destination : spec.destinations()) {
        first.addDestination(destination);
      }
      return open(channel, spec.streamId());
    }
  }

  static TransportException refused(String what, ChannelSpec spec, RuntimeException cause) {
    String reason = reasonOf(cause);
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
            + reason
            + "; "
            + adviceFor(reason),
        cause);
  }

  /** Aeron wraps the system's words in its own, with class names and a part of the stack. */
  private static String reasonOf(RuntimeException cause) {
    String message = String.valueOf(cause.getMessage());
    int begin = message.indexOf(CHANNEL_ERROR);
    int end = message.indexOf(" (at ");
    return begin >= 0 && end > begin
        ? message.substring(begin + CHANNEL_ERROR.length(), end)
        : message;
  }

  private static String adviceFor(String reason) {
    if (reason.contains("already in use")) {
      return "stop the process that has the port, or choose another port base";
    }
    if (reason.contains("Cannot assign")) {
      return "the address is not of this host: correct the host in the topology";
    }
    if (reason.contains("interface")) {
      return "no network interface has the address: set the interface address to one of this host";
    }
    return "check the addresses and ports of the topology";
  }
}
