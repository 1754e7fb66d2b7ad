package io.hotpair.engine.drill.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NetworkLabTest {
  private static final int PORT = 20_400;
  private static final int QUIET_MS = 300;
  private static final int FRAMES = 200;

  private NetworkLab lab;
  private ExecutorService one;
  private ExecutorService other;
  private DatagramSocket sender;
  private DatagramSocket receiver;

  @BeforeEach
  void openLab() throws Exception {
    Optional<String> why = NetworkLab.whyUnavailable();
    assumeTrue(why.isEmpty(), () -> "no network lab here: " + why.get());
    lab = NetworkLab.create(List.of("one", "other"), 1);
    one = Executors.newSingleThreadExecutor();
    other = Executors.newSingleThreadExecutor();
    sender = in(one, "one");
    receiver = in(other, "other");
    assertEquals(1, sent(1), "address resolution is done");
  }

  private DatagramSocket in(ExecutorService thread, String host) throws Exception {
    Callable<DatagramSocket> opening =
        () -> {
          lab.enter(host);
          DatagramSocket socket =
              new DatagramSocket(PORT, InetAddress.getByName(lab.address(host)));
          socket.setSoTimeout(QUIET_MS);
          return socket;
        };
    return thread.submit(opening).get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void closeLab() {
    if (lab != null) {
      sender.close();
      receiver.close();
      one.shutdownNow();
      other.shutdownNow();
      lab.close();
    }
  }

  @Test
  void shouldCarryEverythingOverGoodLinks() throws IOException {
    assertEquals(FRAMES, sent(FRAMES));
  }

  @Test
  void shouldCarryNothingOneWayAndEverythingTheOtherWhenCutOneWay() throws IOException {
    lab.link("one", "other", LinkState.CUT);
    assertEquals(0, sent(FRAMES));
    assertEquals(FRAMES, exchanged(receiver, sender, "one", FRAMES));
    lab.link("one", "other", LinkState.GOOD);
    assertEquals(FRAMES, sent(FRAMES));
  }

  @Test
  void shouldLoseSomeAndRepeatSome() throws IOException {
    lab.link("one", "other", new LinkState(0.3, 0, 0, 0, 0, 0));
    int lossy = sent(FRAMES);
    assertTrue(lossy > FRAMES / 2 && lossy < FRAMES, lossy + " of " + FRAMES);
    lab.link("one", "other", LinkState.DUPLICATING);
    int duplicated = sent(FRAMES);
    assertTrue(duplicated > FRAMES && duplicated < 2 * FRAMES, duplicated + " of " + FRAMES);
  }

  @Test
  void shouldDeliverLateFramesBehindLaterOnes() throws IOException {
    lab.link("one", "other", LinkState.REORDERING);
    send(sender, "other", FRAMES);
    int last = -1;
    int overtaken = 0;
    for (int i = 0; i < FRAMES; i++) {
      int number = receive(receiver);
      overtaken += number < last ? 1 : 0;
      last = number;
    }
    assertTrue(overtaken > 0, "some arrive behind later ones");
  }

  private int sent(int count) throws IOException {
    return exchanged(sender, receiver, "other", count);
  }

  private int exchanged(DatagramSocket from, DatagramSocket to, String host, int count)
      throws IOException {
    send(from, host, count);
    int received = 0;
    while (receive(to) >= 0) {
      received++;
    }
    return received;
  }

  private void send(DatagramSocket from, String host, int count) throws IOException {
    InetAddress address = InetAddress.getByName(lab.address(host));
    for (int i = 0; i < count; i++) {
      from.send(new DatagramPacket(new byte[] {(byte) i}, 1, address, PORT));
    }
  }

  /** The number in the next datagram; -1 if none comes. */
  private static int receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1], 1);
    try {
      socket.receive(packet);
      return packet.getData()[0] & 0xFF;
    } catch (SocketTimeoutException e) {
      return -1;
    }
  }
}
