package io.hotpair.engine.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports for processes that are started for a while, so that several groups may run on one
 * host, beside a pair that serves.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int BASES = 120;
  private static final int STEP = 100;

  private FreePorts() {}

  /**
   * Finds a hundred UDP ports that nobody has, below those that the system gives out by itself.
   * They are not held: whoever starts at the same moment may find the same.
   *
   * @return the first of them.
   * @throws CommandException if there are none, with what to do.
   */
  public static int findBase() {
    int start = ThreadLocalRandom.current().nextInt(BASES);
    for (int i = 0; i < BASES; i++) {
      int base = FIRST + (start + i) % BASES * STEP;
      if (isFree(base)) {
        return base;
      }
    }
    throw new CommandException(
        "no free UDP ports between "
            + FIRST
            + " and "
            + (FIRST + BASES * STEP)
            + ": choose some with --set hotpair.port.base=...");
  }

  private static boolean isFree(int base) {
    for (int port = base; port < base + STEP; port++) {
      try (DatagramSocket socket = new DatagramSocket(null)) {
        socket.setReuseAddress(false);
        socket.bind(new InetSocketAddress(port));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
