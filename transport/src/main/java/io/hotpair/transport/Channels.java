package io.hotpair.transport;

import io.aeron.ChannelUri;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Aeron channels and streams of a topology. Host names are resolved here, once: Aeron would
 * look a dead peer's name up again and again on the thread that carries the traffic. Not for hot
 * paths.
 */
public final class Channels {
  /** Stream ids on shared memory: one range for each kind, one id for each process. */
  private static final int IPC_STREAM_FACTOR = 1000;

  /** An address, not a name: a node must not wait for a name server because a client says so. */
  private static final Pattern LITERAL_ENDPOINT =
      Pattern.compile("([0-9.]{7,15}|\\[[0-9a-fA-F:.]+]):[0-9]{1,5}");

  private final Topology topology;
  private final UriParams params;

  /**
   * Creates it.
   *
   * @param topology whose channels to give.
   */
  public Channels(Topology topology) {
    this.topology = topology;
    params = new UriParams(topology.mtuLength());
  }

  /**
   * Where a process sends a stream of its feed.
   *
   * @param kind of stream.
   * @param from the sending process: a node's id or {@link Topology#WATCHDOG_ID}.
   * @return the publication.
   */
  public ChannelSpec publication(StreamKind kind, int from) {
    String purpose = kind + " feed of " + name(from);
    return switch (topology.mode()) {
      case MULTICAST ->
          spec(purpose, params.sender(kind, true) + multicast(port(kind, from)), kind);
      case UNICAST -> {
        List<String> destinations = new ArrayList<>();
        for (int listener : others(kind, from)) {
          destinations.add(endpoint(topology.host(listener), port(kind, listener)));
        }
        String channel = params.sender(kind, true) + "|control-mode=manual";
        yield new ChannelSpec(purpose, channel, kind.streamId(), destinations);
      }
      case IPC ->
          new ChannelSpec(purpose, params.ipcSender(kind), ipcStream(kind, from), List.of());
    };
  }

  /**
   * Where a process hears a stream of all the others. It never hears itself.
   *
   * @param kind of stream.
   * @param self the hearing process: a node's id or {@link Topology#WATCHDOG_ID}.
   * @return the subscriptions: one for each other feed, or a single one for all of them.
   */
  public List<ChannelSpec> subscriptions(StreamKind kind, int self) {
    List<ChannelSpec> specs = new ArrayList<>();
    if (topology.mode() == Topology.Mode.UNICAST) {
      String channel = UriParams.receiver(kind) + "|" + at(topology.host(self), port(kind, self));
      specs.add(spec(kind + " feeds at " + name(self), channel, kind));
      return specs;
    }
    for (int feed : speakers(kind)) {
      if (feed == self) {
        continue;
      }
      String purpose = kind + " feed of " + name(feed) + " at " + name(self);
      specs.add(
          topology.mode() == Topology.Mode.IPC
              ? new ChannelSpec(
                  purpose, UriParams.ipcReceiver(kind), ipcStream(kind, feed), List.of())
              : spec(purpose, UriParams.receiver(kind) + multicast(port(kind, feed)), kind));
    }
    return specs;
  }

  /**
   * Where clients send.
   *
   * @return the publication.
   */
  public ChannelSpec ingressPublication() {
    StreamKind kind = StreamKind.INGRESS;
    String purpose = "ingress of a client";
    return switch (topology.mode()) {
      case MULTICAST ->
          spec(purpose, params.sender(kind, true) + multicast(topology.ingressPort(0)), kind);
      case UNICAST -> {
        List<String> destinations = new ArrayList<>();
        for (int node : topology.nodeIds()) {
          destinations.add(endpoint(topology.host(node), topology.ingressPort(node)));
        }
        String channel = params.sender(kind, true) + "|control-mode=manual";
        yield new ChannelSpec(purpose, channel, kind.streamId(), destinations);
      }
      case IPC -> new ChannelSpec(purpose, params.ipcSender(kind), ipcStream(kind, 0), List.of());
    };
  }

  /**
   * Where a node hears clients.
   *
   * @param nodeId of the node.
   * @return the subscription.
   */
  public ChannelSpec ingressSubscription(int nodeId) {
    StreamKind kind = StreamKind.INGRESS;
    String purpose = "ingress at " + name(nodeId);
    int port = topology.ingressPort(nodeId);
    return switch (topology.mode()) {
      case MULTICAST -> spec(purpose, UriParams.receiver(kind) + multicast(port), kind);
      case UNICAST ->
          spec(purpose, UriParams.receiver(kind) + "|" + at(topology.host(nodeId), port), kind);
      case IPC ->
          new ChannelSpec(purpose, UriParams.ipcReceiver(kind), ipcStream(kind, 0), List.of());
    };
  }

  /**
   * Where a client hears answers.
   *
   * @param host local address that the nodes can reach; the system chooses the port.
   * @param uniqueId of the client on its media driver; tells clients apart on shared memory.
   * @return the subscription.
   */
  public ChannelSpec answerSubscription(String host, long uniqueId) {
    String purpose = "answers to a client";
    StreamKind kind = StreamKind.ANSWERS;
    if (topology.mode() == Topology.Mode.IPC) {
      int streamId = (int) (uniqueId & Integer.MAX_VALUE) | 1 << 30;
      return new ChannelSpec(purpose, UriParams.ipcReceiver(kind), streamId, List.of());
    }
    return spec(purpose, UriParams.receiver(kind) + "|" + at(host, 0), kind);
  }

  /**
   * Where a node answers a client. Only the endpoint is taken from what the client says; settings
   * that cost memory or time are the node's own.
   *
   * @param responseChannel that the client gave.
   * @param responseStreamId that the client gave.
   * @return the publication.
   * @throws TransportException if the channel is not one that a client of this topology may give.
   */
  public ChannelSpec answerPublication(String responseChannel, int responseStreamId) {
    StreamKind kind = StreamKind.ANSWERS;
    String purpose = "answers to " + responseChannel;
    boolean ipc = topology.mode() == Topology.Mode.IPC;
    ChannelUri uri;
    try {
      uri = ChannelUri.parse(responseChannel);
    } catch (RuntimeException e) {
      throw badResponseChannel(responseChannel, e);
    }
    String endpoint = uri.get("endpoint", "");
    if (ipc ? !uri.isIpc() : !uri.isUdp() || !LITERAL_ENDPOINT.matcher(endpoint).matches()) {
      throw badResponseChannel(responseChannel, null);
    }
    String channel =
        ipc ? params.ipcSender(kind) : params.sender(kind, false) + "|endpoint=" + endpoint;
    return new ChannelSpec(purpose, channel, responseStreamId, List.of());
  }

  private int port(StreamKind kind, int processId) {
    return kind == StreamKind.CONTROL
        ? topology.feedPort(processId)
        : topology.recordPort(processId);
  }

  /** The processes that send a stream of this kind. */
  private List<Integer> speakers(StreamKind kind) {
    List<Integer> processes = new ArrayList<>(topology.nodeIds());
    if (kind == StreamKind.CONTROL) {
      processes.add(Topology.WATCHDOG_ID);
    }
    return processes;
  }

  /** The processes that hear what one sends: those that send such a stream hear it too. */
  private List<Integer> others(StreamKind kind, int from) {
    List<Integer> processes = speakers(kind);
    processes.remove(Integer.valueOf(from));
    return processes;
  }

  private String multicast(int port) {
    String ttl = topology.multicastTtl() == 0 ? "" : "|ttl=" + topology.multicastTtl();
    return "|endpoint="
        + topology.group()
        + ":"
        + port
        + "|interface="
        + topology.interfaceAddress()
        + ttl;
  }

  private static String endpoint(String host, int port) {
    return "aeron:udp?" + at(host, port);
  }

  private static String at(String host, int port) {
    try {
      String address = InetAddress.getByName(host).getHostAddress();
      boolean v6 = address.indexOf(':') >= 0;
      return "endpoint=" + (v6 ? "[" + address + "]" : address) + ":" + port;
    } catch (UnknownHostException e) {
      throw new TransportException(
          "host " + host + " is not known; correct its name or give its address", e);
    }
  }

  private static int ipcStream(StreamKind kind, int processId) {
    return kind.streamId() * IPC_STREAM_FACTOR + processId;
  }

  private static String name(int processId) {
    return processId == Topology.WATCHDOG_ID ? "the watchdog" : "node " + processId;
  }

  private static ChannelSpec spec(String purpose, String channel, StreamKind kind) {
    return new ChannelSpec(purpose, channel, kind.streamId(), List.of());
  }

  private TransportException badResponseChannel(String channel, Throwable cause) {
    String form =
        topology.mode() == Topology.Mode.IPC ? "aeron:ipc" : "aeron:udp?endpoint=address:port";
    return new TransportException(
        "the response channel '" + channel + "' must have the form " + form, cause);
  }
}
