package io.hotpair.engine.drill;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for a drill, so that several may run on one host, beside a pair that serves. */
final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int BASES = 120;
  private static final int STEP = 100;
  private static final int[] USED = {0, 1, 50, 60, 61, 62};

  private FreePorts() {}

  /** A port base below the ports that the system gives out by itself. */
  static int findBase() {
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
    for (int offset : USED) {
      try (DatagramSocket socket = new DatagramSocket(null)) {
        socket.setReuseAddress(false);
        socket.bind(new InetSocketAddress(base + offset));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
