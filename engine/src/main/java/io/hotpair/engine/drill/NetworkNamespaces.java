package io.hotpair.engine.drill;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network namespace for the watchdog, each node and the client, joined by a bridge in the
 * client's: as near as one host comes to four. Everything is inside the namespaces, so the host's
 * own network stays as it is. Needs root and iproute2.
 */
public final class NetworkNamespaces implements AutoCloseable {
  private final String prefix;
  private final List<String> created = new ArrayList<>();

  private NetworkNamespaces(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Makes them.
   *
   * @return the namespaces, to be closed.
   * @throws CommandException if that is not possible here.
   */
  public static NetworkNamespaces create() {
    NetworkNamespaces namespaces =
        new NetworkNamespaces("hotpair-" + ProcessHandle.current().pid() + "-");
    try {
      namespaces.build();
      return namespaces;
    } catch (RuntimeException e) {
      namespaces.close();
      throw e;
    }
  }

  private void build() {
    String client = prefix + NamespacePlacement.CLIENT;
    add(client);
    ip("-n", client, "link", "add", "br0", "type", "bridge", "mcast_snooping", "0");
    ip("-n", client, "addr", "add", address(NamespacePlacement.CLIENT), "dev", "br0");
    ip("-n", client, "link", "set", "br0", "up");
    for (String process : NamespacePlacement.PROCESSES) {
      String name = prefix + process;
      add(name);
      String port = "to-" + process;
      ip("-n", client, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", name);
      ip("-n", client, "link", "set", port, "master", "br0", "up");
      ip("-n", name, "addr", "add", address(process), "dev", "eth0");
      ip("-n", name, "link", "set", "eth0", "up");
    }
  }

  private static String address(String process) {
    return NamespacePlacement.address(process) + "/24";
  }

  private void add(String name) {
    ip("netns", "add", name);
    created.add(name);
    ip("-n", name, "link", "set", "lo", "up");
  }

  private static void ip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    String said;
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.onExit().join().exitValue() == 0) {
        return;
      }
    } catch (IOException e) {
      said = e.getMessage();
    }
    throw new CommandException(
        "--netns needs root and the command ip of iproute2: '"
            + String.join(" ", command)
            + "' said: "
            + said);
  }

  /**
   * What their names begin with.
   *
   * @return prefix, for {@link NamespacePlacement}.
   */
  public String prefix() {
    return prefix;
  }

  /** Removes them, with all that is in them. */
  @Override
  public void close() {
    for (String name : created) {
      try {
        ip("netns", "del", name);
      } catch (CommandException e) {
        System.err.println("hotpair: network namespace " + name + " stays: " + e.getMessage());
      }
    }
    created.clear();
  }
}
