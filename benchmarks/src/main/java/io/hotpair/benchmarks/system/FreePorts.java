package io.hotpair.benchmarks.system;

import io.hotpair.engine.process.CommandException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.ThreadLocalRandom;

/** Hundreds of UDP ports that nobody has: those of the last start may still be held. */
final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int HUNDREDS = 110;
  private static final int TRIES = 50;
  private static final int[] USED = {0, 1, 2, 3, 12, 13, 14, 16, 22, 23, 24, 26, 50, 60, 61, 62};

  private FreePorts() {}

  /** The first of a hundred. */
  static int base() {
    for (int i = 0; i < TRIES; i++) {
      int base = FIRST + 100 * ThreadLocalRandom.current().nextInt(HUNDREDS);
      if (isFree(base)) {
        return base;
      }
    }
    throw new CommandException("no free UDP ports were found from " + FIRST + " on");
  }

  private static boolean isFree(int base) {
    for (int offset : USED) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), base + offset);
      try (DatagramSocket socket = new DatagramSocket(address)) {
        if (!socket.isBound()) {
          return false;
        }
      } catch (SocketException e) {
        return false;
      }
    }
    return true;
  }
}
