package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work is said in one clear message. */
class RefusalTest {
  @Test
  void shouldNameTheChannelWhenAPortIsInUse() throws IOException {
    try (Group group = new Group(Topology.Mode.UNICAST, 2)) {
      int port = group.topology.feedPort(1);
      try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
        TransportException e = assertThrows(TransportException.class, () -> new TestNode(group, 1));
        assertFalse(socket.isClosed());
        assertMessage(
            e, "feeds at node 1", "127.0.0.1:" + port, "in use; stop", "choose another port");
      }
      assertEquals(1, new TestNode(group, 1).nodeId, "works once the port is free");
    }
  }

  @Test
  void shouldNameTheInterfaceThatIsNotOfThisHost() {
    try (Group group = new Group(Topology.Mode.MULTICAST, 2)) {
      Topology topology =
          Topology.builder(Topology.Mode.MULTICAST)
              .interfaceAddress("203.0.113.7")
              .node(0, "a")
              .node(1, "b")
              .build();
      MediaDriverLauncher driver = group.driver("node-0");
      TransportException e =
          assertThrows(
              TransportException.class,
              () ->
                  WatchdogTransport.launch(
                      driver.aeron(), topology, new ControlHandler() {}, group.rejections));
      assertMessage(e, "203.0.113.7", "interface address");
    }
  }

  @Test
  void shouldNameTheHostWhoseAddressIsNotOfThisMachine() {
    try (Group group = new Group(Topology.Mode.UNICAST, 2)) {
      Topology topology =
          Topology.builder(Topology.Mode.UNICAST).node(0, "203.0.113.7").node(1, "a").build();
      MediaDriverLauncher driver = group.driver("node-0");
      NodeHandlers none = new NodeHandlers(null, null, null, null);
      TransportException e =
          assertThrows(
              TransportException.class,
              () -> NodeTransport.launch(driver.aeron(), topology, 0, none, group.rejections));
      assertMessage(e, "203.0.113.7", "correct the host");
    }
  }

  @Test
  void shouldNameAHostThatIsNotKnown() {
    Topology topology =
        Topology.builder(Topology.Mode.UNICAST).node(0, "no-such-host.invalid").build();
    TransportException e =
        assertThrows(TransportException.class, () -> new Channels(topology).ingressSubscription(0));
    assertMessage(e, "no-such-host.invalid");
  }

  @Test
  void shouldRefuseATopologyThatCannotWork() {
    TopologyBuilder even = Topology.builder(Topology.Mode.MULTICAST).node(0, "a");
    assertMessage(
        assertThrows(TransportException.class, even.group("239.1.1.2")::build), "239.1.1.2", "odd");
    assertMessage(
        assertThrows(TransportException.class, even.group("10.0.0.1")::build), "10.0.0.1");
    TopologyBuilder port = Topology.builder(Topology.Mode.UNICAST).node(0, "a").portBase(65_500);
    assertMessage(assertThrows(TransportException.class, port::build), "65500", "65444");
    assertMessage(assertThrows(TransportException.class, () -> even.node(32, "b")), "32", "31");
    assertMessage(assertThrows(TransportException.class, () -> even.node(0, "b")), "twice");
  }

  @Test
  void shouldFailAnAnswerChannelThatMakesNoSense() {
    try (Group group = new Group(Topology.Mode.UNICAST, 1)) {
      NodeTransport node = new TestNode(group, 0).transport;
      for (String channel :
          new String[] {
            "",
            "nonsense",
            "aeron:ipc",
            "aeron:udp?control-mode=manual",
            "aeron:udp?endpoint=some-name:1",
            "aeron:udp?endpoint=127.0.0.1:1:2"
          }) {
        AnswerPublisher answers = node.openAnswers(channel, 1);
        assertEquals(AnswerPublisher.State.FAILED, answers.state(), channel);
        assertTrue(answers.failure().contains(channel));
      }
      AnswerPublisher answers = node.openAnswers("aeron:udp?endpoint=127.0.0.1:99999", 1);
      group.await("it fails", () -> answers.state() == AnswerPublisher.State.FAILED);
      assertTrue(answers.failure().contains("99999"), answers.failure());
    }
  }

  @Test
  void shouldSayThatNoExternalDriverRuns(@TempDir Path directory) {
    MediaDriverContext context =
        new MediaDriverContext().externalDirectory(directory).errorHandler(error -> {});
    assertMessage(
        assertThrows(TransportException.class, () -> MediaDriverLauncher.launch(context)),
        directory.toString(),
        "start it");
  }

  @Test
  void shouldUseAnExternalDriver() {
    try (Group group = new Group(Topology.Mode.IPC, 2)) {
      MediaDriverLauncher driver = group.driver("node-0");
      MediaDriverContext context =
          new MediaDriverContext()
              .externalDirectory(Path.of(driver.directory()))
              .errorHandler(error -> group.errors.add(error.toString()));
      MediaDriverContext shared =
          new MediaDriverContext()
              .threadingMode(ThreadingMode.SHARED)
              .errorHandler(error -> group.errors.add(error.toString()));
      try (MediaDriverLauncher external = MediaDriverLauncher.launch(shared)) {
        context.externalDirectory(Path.of(external.directory()));
        try (MediaDriverLauncher user = MediaDriverLauncher.launch(context)) {
          WatchdogTransport.launch(
              user.aeron(), group.topology, new ControlHandler() {}, group.rejections);
        }
      }
      assertTrue(group.errors.isEmpty(), group.errors::toString);
    }
  }

  @Test
  void shouldRemoveWhatAKilledProcessLeftAndNothingElse(@TempDir Path base) throws IOException {
    String prefix = "hotpair-" + System.getProperty("user.name") + "-node-7-";
    long deadPid = Integer.MAX_VALUE;
    Path dead = Files.createDirectories(base.resolve(prefix + deadPid + "-0123abcd"));
    long livePid = ProcessHandle.current().pid();
    Path live = Files.createDirectories(base.resolve(prefix + livePid + "-0123abcd"));
    Path foreign =
        Files.createDirectories(base.resolve("hotpair-x-node-8-" + deadPid + "-0123abcd"));
    MediaDriverContext context =
        new MediaDriverContext().name("node-7").baseDirectory(base).errorHandler(error -> {});
    Path own;
    try (MediaDriverLauncher driver = MediaDriverLauncher.launch(context)) {
      own = Path.of(driver.directory());
      assertTrue(Files.exists(own));
    }
    assertFalse(Files.exists(own));
    assertFalse(Files.exists(dead));
    assertTrue(Files.exists(live));
    assertTrue(Files.exists(foreign));
  }

  private static void assertMessage(TransportException e, String... parts) {
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }
}
