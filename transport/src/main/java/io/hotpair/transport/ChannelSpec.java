package io.hotpair.transport;

import java.util.List;

/**
 * All that is needed to open one publication or subscription.
 *
 * @param purpose in a person's words, for errors: "control feed of node 1".
 * @param channel Aeron channel URI.
 * @param streamId Aeron stream id.
 * @param destinations channels to add after opening; empty unless the channel is a manual
 *     multi-destination-cast.
 */
public record ChannelSpec(String purpose, String channel, int streamId, List<String> destinations) {
  /** Keeps its own copy of the destinations. */
  public ChannelSpec {
    destinations = List.copyOf(destinations);
  }
}
