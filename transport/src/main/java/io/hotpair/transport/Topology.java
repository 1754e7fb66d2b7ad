package io.hotpair.transport;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who takes part and where they listen. Every process of a group is given the same one, apart from
 * the interface address. Immutable.
 *
 * <p>Ports, in both UDP modes: the feed of node i is {@code portBase + i}, the feed of the watchdog
 * {@code portBase + 50}, ingress {@code portBase + 60} (multicast) or {@code portBase + 60 + i} at
 * node i (unicast). With multicast, records of node i have the port {@code portBase + 61 + i}, so
 * that the watchdog, which hears every feed, does not receive each record to drop it.
 */
public final class Topology {
  /** How frames travel. */
  public enum Mode {
    /** UDP multicast: one group, a port for each feed. */
    MULTICAST,
    /** UDP unicast to a list of hosts (Aeron's multi-destination-cast), for clouds. */
    UNICAST,
    /** Shared memory: all processes on one media driver; for tests and embedding. */
    IPC
  }

  /** The watchdog's place among the feeds; nodes have 0 to {@link #MAX_NODE_ID}. */
  public static final int WATCHDOG_ID = 50;

  /** Greatest node id. */
  public static final int MAX_NODE_ID = 31;

  /** Longest operation or answer payload, in bytes, that any client may send or get. */
  public static final int MAX_PAYLOAD_LENGTH = 1 << 20;

  static final int INGRESS_PORT_OFFSET = 60;

  private final Mode mode;
  private final String interfaceAddress;
  private final String group;
  private final int portBase;
  private final int multicastTtl;
  private final int mtuLength;
  private final SortedMap<Integer, String> nodes;
  private final String watchdogHost;

  Topology(TopologyBuilder builder) {
    mode = builder.mode;
    interfaceAddress = builder.interfaceAddress;
    group = builder.group;
    portBase = builder.portBase;
    multicastTtl = builder.multicastTtl;
    mtuLength = builder.mtuLength;
    nodes = new TreeMap<>(builder.nodes);
    watchdogHost = builder.watchdogHost;
  }

  /**
   * Starts one.
   *
   * @param mode how frames travel.
   * @return a builder with defaults for everything but the nodes.
   */
  public static TopologyBuilder builder(Mode mode) {
    return new TopologyBuilder(mode);
  }

  /**
   * How frames travel.
   *
   * @return the mode.
   */
  public Mode mode() {
    return mode;
  }

  /**
   * Local interface for multicast and for answers to a client.
   *
   * @return an address, or a subnet like 10.0.0.0/24.
   */
  public String interfaceAddress() {
    return interfaceAddress;
  }

  /**
   * Multicast group for data; Aeron uses the next address for its own control.
   *
   * @return an address that ends in an odd number.
   */
  public String group() {
    return group;
  }

  /**
   * First port.
   *
   * @return the port of node 0's feed.
   */
  public int portBase() {
    return portBase;
  }

  /**
   * How many routers a multicast datagram may pass.
   *
   * @return the time to live, 0 for the system's own.
   */
  public int multicastTtl() {
    return multicastTtl;
  }

  /**
   * How much a datagram that is sent may carry.
   *
   * @return in bytes, with Aeron's header.
   */
  public int mtuLength() {
    return mtuLength;
  }

  /**
   * Ids of all nodes.
   *
   * @return ids in ascending order.
   */
  public SortedSet<Integer> nodeIds() {
    return new TreeSet<>(nodes.keySet());
  }

  /**
   * Host of a process; of meaning in unicast mode only.
   *
   * @param processId a node's id or {@link #WATCHDOG_ID}.
   * @return name or address.
   * @throws TransportException if there is no such process.
   */
  public String host(int processId) {
    if (processId == WATCHDOG_ID) {
      return watchdogHost;
    }
    requireNode(processId);
    return nodes.get(processId);
  }

  void requireNode(int nodeId) {
    if (!nodes.containsKey(nodeId)) {
      throw new TransportException(
          "node " + nodeId + " is not among the nodes " + nodes.keySet() + "; add it to them");
    }
  }

  /**
   * Port on which a process's feed is heard.
   *
   * @param processId a node's id or {@link #WATCHDOG_ID}.
   * @return the port.
   */
  public int feedPort(int processId) {
    return portBase + processId;
  }

  /**
   * Port on which a node's records are heard, live ones and those of a catch-up.
   *
   * @param nodeId of the sending node (multicast) or of the hearing one (unicast).
   * @return the port.
   */
  public int recordPort(int nodeId) {
    return mode == Mode.MULTICAST ? portBase + INGRESS_PORT_OFFSET + 1 + nodeId : feedPort(nodeId);
  }

  /**
   * Port on which a node hears clients.
   *
   * @param nodeId of the node.
   * @return the port.
   */
  public int ingressPort(int nodeId) {
    return portBase + INGRESS_PORT_OFFSET + (mode == Mode.UNICAST ? nodeId : 0);
  }

  /**
   * For errors and logs.
   *
   * @return what was configured, on one line.
   */
  @Override
  public String toString() {
    Map<Integer, String> hosts = mode == Mode.UNICAST ? nodes : Map.of();
    return switch (mode) {
      case MULTICAST ->
          "multicast " + group + " ports from " + portBase + " on " + interfaceAddress;
      case UNICAST -> "unicast " + hosts + " ports from " + portBase;
      case IPC -> "ipc nodes " + nodes.keySet();
    };
  }
}
