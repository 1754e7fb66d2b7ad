package io.hotpair.transport;

import static io.aeron.logbuffer.FrameDescriptor.FRAME_ALIGNMENT;

import io.aeron.driver.Configuration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;

/** Collects and checks the settings of a {@link Topology}. One thread. */
public final class TopologyBuilder {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_TTL = 255;
  private static final int LEAST_MTU = 512;

  final Topology.Mode mode;
  String interfaceAddress = "127.0.0.1";
  String group = "239.192.71.1";
  int portBase = 20_400;
  int multicastTtl;
  int mtuLength = DriverSettings.MTU_LENGTH;
  final Map<Integer, String> nodes = new TreeMap<>();
  String watchdogHost = "127.0.0.1";

  TopologyBuilder(Topology.Mode mode) {
    this.mode = mode;
  }

  /**
   * Sets the local interface; default 127.0.0.1.
   *
   * @param address of the interface, or a subnet like 10.0.0.0/24 in which it is the only one.
   * @return this.
   */
  public TopologyBuilder interfaceAddress(String address) {
    interfaceAddress = address;
    return this;
  }

  /**
   * Sets the multicast group; default 239.192.71.1.
   *
   * @param address IPv4 multicast address whose last number is odd.
   * @return this.
   */
  public TopologyBuilder group(String address) {
    group = address;
    return this;
  }

  /**
   * Sets the first port; default 20400. Keep it below the range from which the system gives out
   * ports by itself (on Linux net.ipv4.ip_local_port_range, from 32768), or now and then some other
   * socket will have one of them.
   *
   * @param port 1 to 65444: 92 ports from it on belong to the group.
   * @return this.
   */
  public TopologyBuilder portBase(int port) {
    portBase = port;
    return this;
  }

  /**
   * Sets how many routers a multicast datagram may pass; default 0, the system's own (one network).
   *
   * @param ttl 0 to 255.
   * @return this.
   */
  public TopologyBuilder multicastTtl(int ttl) {
    multicastTtl = ttl;
    return this;
  }

  /**
   * Sets how much a datagram that is sent may carry; default 1408. Processes of a group may have
   * different ones. Longer ones cost fewer system calls under load, but where the network's frames
   * are shorter IP sends them in pieces, and the loss of one is the loss of all.
   *
   * @param length in bytes with Aeron's header but without those of UDP and IP: 512 to 65504, a
   *     multiple of 32; 8192 for Ethernet's jumbo frames.
   * @return this.
   */
  public TopologyBuilder mtuLength(int length) {
    mtuLength = length;
    return this;
  }

  /**
   * Adds a node.
   *
   * @param nodeId 0 to {@link Topology#MAX_NODE_ID}.
   * @param host name or address; of meaning in unicast mode only.
   * @return this.
   */
  public TopologyBuilder node(int nodeId, String host) {
    if (nodeId < 0 || nodeId > Topology.MAX_NODE_ID) {
      throw new TransportException(
          "node id " + nodeId + " must be 0 to " + Topology.MAX_NODE_ID + "; choose another");
    }
    if (nodes.put(nodeId, host) != null) {
      throw new TransportException("node " + nodeId + " is given twice; remove one");
    }
    return this;
  }

  /**
   * Sets the watchdog's host; of meaning in unicast mode only; default 127.0.0.1.
   *
   * @param host name or address.
   * @return this.
   */
  public TopologyBuilder watchdog(String host) {
    watchdogHost = host;
    return this;
  }

  /**
   * Checks all of it.
   *
   * @return the topology.
   * @throws TransportException that names the wrong setting.
   */
  public Topology build() {
    if (nodes.isEmpty()) {
      throw new TransportException("a topology without nodes; add at least one");
    }
    int lastPort = portBase + Topology.INGRESS_PORT_OFFSET + Topology.MAX_NODE_ID;
    if (portBase < 1 || lastPort > MAX_PORT) {
      throw new TransportException(
          "port base " + portBase + " must be 1 to " + (MAX_PORT - lastPort + portBase));
    }
    if (multicastTtl < 0 || multicastTtl > MAX_TTL) {
      throw new TransportException("multicast ttl " + multicastTtl + " must be 0 to " + MAX_TTL);
    }
    int mostMtu = Configuration.MAX_UDP_PAYLOAD_LENGTH;
    if (mtuLength < LEAST_MTU || mtuLength > mostMtu || mtuLength % FRAME_ALIGNMENT != 0) {
      throw new TransportException(
          "mtu "
              + mtuLength
              + " must be a multiple of "
              + FRAME_ALIGNMENT
              + " from "
              + LEAST_MTU
              + " to "
              + mostMtu);
    }
    if (mode == Topology.Mode.MULTICAST) {
      checkGroup();
    }
    return new Topology(this);
  }

  private void checkGroup() {
    byte[] address;
    try {
      InetAddress parsed = InetAddress.getByName(group);
      address = parsed.isMulticastAddress() ? parsed.getAddress() : new byte[0];
    } catch (UnknownHostException e) {
      address = new byte[0];
    }
    if (address.length == 0 || (address[address.length - 1] & 1) == 0) {
      throw new TransportException(
          "multicast group "
              + group
              + " must be a multicast address that ends in an odd number (Aeron uses the even one"
              + " after it); for example 239.192.71.1");
    }
  }
}
