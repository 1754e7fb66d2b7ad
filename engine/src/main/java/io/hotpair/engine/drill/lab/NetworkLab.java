package io.hotpair.engine.drill.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Network namespaces on a switch, each with one host: they hear nobody else, and nobody hears them.
 * Everything is gone after {@link #close}. One thread makes and closes it; links may be set by any.
 */
public final class NetworkLab implements AutoCloseable {
  private static final String NETWORK = "10.20.26.";
  private static final int FIRST_ADDRESS = 10;
  private static final long STOP_TIMEOUT_MS = 2_000;

  private final List<String> hosts;
  private final List<String> namespaces = new ArrayList<>();
  private final List<TapDevice> taps = new ArrayList<>();
  private VirtualSwitch network;
  private Thread thread;

  private NetworkLab(List<String> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  /**
   * Says why there can be no lab here.
   *
   * @return empty if there can be one.
   */
  public static Optional<String> whyUnavailable() {
    try (NetworkLab lab = create(List.of("probe"), 0)) {
      return lab.hosts.isEmpty() ? Optional.of("there is no host") : Optional.empty();
    } catch (LabException e) {
      return Optional.of("needs root, ip netns and /dev/net/tun: " + e.getMessage());
    } catch (UnsatisfiedLinkError e) {
      return Optional.of("needs Linux: " + e.getMessage());
    }
  }

  /**
   * Makes a lab with all links good.
   *
   * @param hosts names of the hosts, 200 at most.
   * @param seed of what links do by chance.
   * @return the lab, running.
   * @throws LabException saying what failed.
   */
  public static NetworkLab create(List<String> hosts, long seed) {
    NetworkLab lab = new NetworkLab(hosts);
    try {
      for (int i = 0; i < hosts.size(); i++) {
        lab.addHost(i);
      }
    } catch (LabException | UnsatisfiedLinkError e) {
      lab.close();
      throw e;
    }
    lab.network = new VirtualSwitch(lab.taps, seed);
    lab.thread = new Thread(lab.network, "network-lab");
    lab.thread.setDaemon(true);
    lab.thread.start();
    return lab;
  }

  private void addHost(int index) {
    String unique = "hp" + ProcessHandle.current().pid() + "t" + index;
    TapDevice tap = TapDevice.create(unique);
    taps.add(tap);
    IpCommand.run("netns", "add", unique);
    namespaces.add(unique);
    IpCommand.run("link", "set", tap.name(), "netns", unique);
    String address = String.format("02:00:00:00:00:%02x", index);
    IpCommand.run("-n", unique, "link", "set", tap.name(), "address", address);
    IpCommand.run("-n", unique, "addr", "add", addressOf(index) + "/24", "dev", tap.name());
    IpCommand.run("-n", unique, "link", "set", "lo", "up");
    IpCommand.run("-n", unique, "link", "set", tap.name(), "up");
    IpCommand.run("-n", unique, "route", "add", "224.0.0.0/4", "dev", tap.name());
  }

  private static String addressOf(int index) {
    return NETWORK + (FIRST_ADDRESS + index);
  }

  private int indexOf(String host) {
    int index = hosts.indexOf(host);
    if (index < 0) {
      throw new IllegalArgumentException("no host " + host + " among " + hosts);
    }
    return index;
  }

  /**
   * A host's address.
   *
   * @param host its name.
   * @return IPv4 address.
   */
  public String address(String host) {
    return addressOf(indexOf(host));
  }

  /**
   * What comes before a command line that is to run on a host.
   *
   * @param host its name.
   * @return words.
   */
  public List<String> prefix(String host) {
    return List.of("ip", "netns", "exec", namespaces.get(indexOf(host)));
  }

  /**
   * Moves the calling thread to a host, for good: sockets that it, or a thread that it starts,
   * opens from now on are that host's.
   *
   * @param host its name.
   */
  public void enter(String host) {
    String path = "/run/netns/" + namespaces.get(indexOf(host));
    int descriptor = LibC.opened(path, LibC.CLOSE_ON_EXEC);
    int result = LibC.setns(descriptor, LibC.NEW_NET);
    LibC.close(descriptor);
    if (result < 0) {
      throw new LabException("cannot enter the namespace " + path);
    }
  }

  /**
   * Sets how frames go from one host to another, that way only.
   *
   * @param from a host's name.
   * @param to another's.
   * @param state from now on.
   */
  public void link(String from, String to, LinkState state) {
    network.link(indexOf(from), indexOf(to), state);
  }

  /**
   * The hosts.
   *
   * @return their names.
   */
  public List<String> hosts() {
    return hosts;
  }

  @Override
  public synchronized void close() {
    // An interrupt (Ctrl-C) must not keep anything from being cleared away.
    boolean isInterrupted = Thread.interrupted();
    if (thread != null) {
      network.stop();
      try {
        thread.join(STOP_TIMEOUT_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
    taps.forEach(TapDevice::close);
    taps.clear();
    for (String namespace : namespaces) {
      try {
        IpCommand.run("netns", "del", namespace);
      } catch (LabException e) {
        System.err.println("hotpair: " + e.getMessage());
      }
    }
    namespaces.clear();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
