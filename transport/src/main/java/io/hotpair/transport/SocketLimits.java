package io.hotpair.transport;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** What the system allows for socket buffers, found by asking a socket for a lot. */
final class SocketLimits {
  private static final int PLENTY = 64 << 20;
  private static final int ALWAYS_ALLOWED = 128 << 10;

  private SocketLimits() {}

  static int maxReceiveBufferLength() {
    return most(StandardSocketOptions.SO_RCVBUF);
  }

  static int maxSendBufferLength() {
    return most(StandardSocketOptions.SO_SNDBUF);
  }

  private static int most(SocketOption<Integer> option) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.setOption(option, PLENTY);
      return channel.getOption(option);
    } catch (IOException e) {
      return ALWAYS_ALLOWED;
    }
  }
}
