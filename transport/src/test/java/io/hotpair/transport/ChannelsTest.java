package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.ChannelUri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {
  private static final int PORTS = 100;

  @ParameterizedTest
  @EnumSource
  void shouldSendDatagramsOfTheLengthThatTheTopologySays(Topology.Mode mode) {
    Channels channels =
        new Channels(
            Topology.builder(mode)
                .node(0, "127.0.0.1")
                .node(1, "127.0.0.1")
                .mtuLength(8192)
                .build());
    String client = mode == Topology.Mode.IPC ? "aeron:ipc" : "aeron:udp?endpoint=127.0.0.1:40000";
    List<ChannelSpec> sent = new ArrayList<>();
    sent.add(channels.ingressPublication());
    sent.add(channels.answerPublication(client, 5));
    for (StreamKind kind : List.of(StreamKind.CONTROL, StreamKind.RECORDS, StreamKind.CATCH_UP)) {
      sent.add(channels.publication(kind, 0));
    }
    for (ChannelSpec spec : sent) {
      assertEquals("8192", ChannelUri.parse(spec.channel()).get("mtu"), spec.purpose());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-32, 480, 1500, 65_536})
  void shouldRefuseADatagramLengthThatAeronCannotUse(int length) {
    TopologyBuilder builder =
        Topology.builder(Topology.Mode.UNICAST).node(0, "127.0.0.1").mtuLength(length);
    assertEquals(
        "mtu " + length + " must be a multiple of 32 from 512 to 65504",
        assertThrows(TransportException.class, builder::build).getMessage());
  }

  @ParameterizedTest
  @EnumSource(
      value = Topology.Mode.class,
      names = {"MULTICAST", "UNICAST"})
  void shouldKeepRecordsOffThePortsThatTheWatchdogHears(Topology.Mode mode) {
    Channels channels = new Channels(topology(mode, 0, 1, 2));
    Set<String> heard = new HashSet<>();
    channels
        .subscriptions(StreamKind.CONTROL, Topology.WATCHDOG_ID)
        .forEach(spec -> heard.add(endpoint(spec.channel())));
    for (int node = 0; node < 3; node++) {
      for (StreamKind kind : List.of(StreamKind.RECORDS, StreamKind.CATCH_UP)) {
        ChannelSpec sent = channels.publication(kind, node);
        Stream.concat(Stream.of(sent.channel()), sent.destinations().stream())
            .map(ChannelsTest::endpoint)
            .forEach(to -> assertTrue(!heard.contains(to), kind + " goes to " + to));
      }
    }
  }

  @Test
  void shouldHearRecordsWhereTheyAreSent() {
    Channels channels = new Channels(topology(Topology.Mode.MULTICAST, 0, 1));
    List<ChannelSpec> heard = channels.subscriptions(StreamKind.RECORDS, 0);
    assertEquals(1, heard.size());
    assertEquals(
        endpoint(channels.publication(StreamKind.RECORDS, 1).channel()),
        endpoint(heard.get(0).channel()));
  }

  @Test
  void shouldGiveEachMulticastFeedAPortOfItsOwnWithinAHundred() {
    Topology topology = topology(Topology.Mode.MULTICAST, 0, Topology.MAX_NODE_ID);
    List<Integer> ports = new ArrayList<>();
    for (int node = 0; node <= Topology.MAX_NODE_ID; node++) {
      ports.add(topology.feedPort(node));
      ports.add(topology.recordPort(node));
    }
    ports.add(topology.feedPort(Topology.WATCHDOG_ID));
    ports.add(topology.ingressPort(0));
    assertEquals(ports.size(), new HashSet<>(ports).size(), ports.toString());
    for (int port : ports) {
      assertTrue(port >= topology.portBase() && port < topology.portBase() + PORTS, "" + port);
    }
  }

  private static Topology topology(Topology.Mode mode, int... nodes) {
    TopologyBuilder builder = Topology.builder(mode).portBase(20_400).watchdog("127.0.0.1");
    for (int node : nodes) {
      builder.node(node, "127.0.0.1");
    }
    return builder.build();
  }

  private static String endpoint(String channel) {
    return ChannelUri.parse(channel).get("endpoint", "none");
  }
}
