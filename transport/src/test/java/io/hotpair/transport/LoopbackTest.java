package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.ViewEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole groups on loopback: every process has its own driver, except on shared memory. */
class LoopbackTest {
  private static final String HEARTBEAT =
      "heartbeat 0 HOT 77 3 4 5 6 7 8 9 10 11 12 14 peer 1 13 15";

  @ParameterizedTest
  @EnumSource(Topology.Mode.class)
  void shouldCarryEveryControlMessageToTheOthersAndNotToTheSender(Topology.Mode mode) {
    try (Group group = new Group(mode, 2)) {
      TestNode a = new TestNode(group, 0);
      TestNode b = new TestNode(group, 1);
      MediaDriverLauncher driver = group.driver("watchdog");
      TestNodeLog log = new TestNodeLog();
      WatchdogTransport watchdog =
          WatchdogTransport.launch(driver.aeron(), group.topology, log, group.rejections);
      group.onTurn(() -> watchdog.poll(10));
      group.await("a is heard by b", () -> a.beat(77) && b.heard(HEARTBEAT));
      ControlPublisher control = a.transport.control();
      group.await("admit", () -> control.admitRequest(0, 1, 2, 3, 4));
      group.await("align", () -> control.alignRequest(0, 1, 2, 3, 4, 5));
      group.await("aligned", () -> control.alignReply(0, 1, 2, 3, 4, 5, 6, 7, 8));
      group.await("ask", () -> control.catchUpRequest(0, 1, 2, 3, 4, 5));
      group.await("snapshot", () -> control.snapshotRequest(0, 1, 1, 3, 4, 5, 6));
      group.await("ack", () -> a.transport.acks().ack(0, 1, 2, 3, 4));
      group.await("view", () -> sendView(watchdog.control()));

      group.await("b hears admit", () -> b.heard("admit 0 1 2 3 4"));
      group.await("b hears align", () -> b.heard("align 0 1 2 3 4 5"));
      group.await("b hears aligned", () -> b.heard("aligned 0 1 2 3 4 5 6 7 8"));
      group.await("b hears ask", () -> b.heard("ask 0 1 2 3 4 5"));
      group.await("b hears snapshot", () -> b.heard("snapshot [0, 1, 1, 3, 4, 5, 6]"));
      group.await("b hears ack", () -> b.heard("ack 0 1 2 3 4"));
      String view = "view 1 0 2 3 4 5 member 0 6 member 1 7";
      group.await("both hear the view", () -> a.heard(view) && b.heard(view));
      group.await("the watchdog hears a", () -> log.heard > 0);
      assertTrue(a.control.stream().allMatch(view::equals), "only the view: " + a.control);
      assertEquals(0, group.rejections.total(), group.rejections::toString);
      assertEquals(List.of(), group.errors);
    }
  }

  @ParameterizedTest
  @EnumSource(Topology.Mode.class)
  void shouldCarryLongRecordsInOrderWhoeverSendsThem(Topology.Mode mode) {
    try (Group group = new Group(mode, 3)) {
      List<TestNode> nodes =
          List.of(new TestNode(group, 0), new TestNode(group, 1), new TestNode(group, 2));
      byte[] record = randomBytes(10 * 1024, 5);
      UnsafeBuffer buffer = new UnsafeBuffer(record);
      for (TestNode sender : nodes) {
        RecordPublisher records = sender.transport.records();
        group.await("others are there", () -> allHear(group, nodes, sender));
        for (int length = 1; length <= record.length; length += 1023) {
          int end = length;
          group.await("room", () -> records.offer(buffer, 0, end) == SendResult.SENT);
        }
      }
      for (TestNode node : nodes) {
        group.await("all records came", () -> recordsOver(node, 1).size() == 2 * 11);
        int i = 0;
        for (byte[] heard : recordsOver(node, 1)) {
          int length = 1 + 1023 * (i++ % 11);
          assertArrayEquals(java.util.Arrays.copyOf(record, length), heard);
        }
      }
      assertEquals(List.of(), group.errors);
    }
  }

  @ParameterizedTest
  @EnumSource(Topology.Mode.class)
  void shouldCarryCatchUp(Topology.Mode mode) {
    try (Group group = new Group(mode, 2)) {
      TestNode a = new TestNode(group, 0);
      TestNode b = new TestNode(group, 1);
      UnsafeBuffer record = new UnsafeBuffer("a record".getBytes(StandardCharsets.US_ASCII));
      CatchUpPublisher catchUps = a.transport.catchUps();
      group.await("b hears", () -> catchUps.offer(0, 1, 99, 7, record, 2, 6) == SendResult.SENT);
      group.await("b has it", () -> !b.catchUps.isEmpty());
      assertEquals(List.of("0 1 99 7 record"), b.catchUps);
      group.await(
          "room",
          () -> catchUps.offerChunk(0, 1, 99, 7, 50, 6, 80, 72, record, 8) == SendResult.SENT);
      group.await("b has the piece", () -> b.catchUps.size() == 2);
      assertEquals("[0, 1, 99, 7, 50, 6, 80, 72] a record", b.catchUps.get(1));
      assertEquals(List.of(), a.catchUps);
    }
  }

  @ParameterizedTest
  @EnumSource(Topology.Mode.class)
  void shouldCarryClientsToAllNodesAndAnswersBack(Topology.Mode mode) {
    try (Group group = new Group(mode, 2)) {
      List<TestNode> nodes = List.of(new TestNode(group, 0), new TestNode(group, 1));
      TestClient client = new TestClient(group);
      IngressPublisher ingress = client.transport.ingress();
      String channel = client.transport.responseChannel();
      int stream = client.transport.responseStreamId();
      String open = "open 8 " + stream + " " + channel;
      group.await(
          "both hear the client",
          () ->
              ingress.sessionOpen(8, stream, channel) != SendResult.CLOSED
                  && nodes.stream().allMatch(node -> node.ingress.contains(open)));
      byte[] operation = randomBytes(Topology.MAX_PAYLOAD_LENGTH, 6);
      UnsafeBuffer buffer = new UnsafeBuffer(operation);
      int length = operation.length;
      group.await("offer", () -> ingress.offer(8, 1, buffer, 0, length) == SendResult.SENT);
      group.await("alive", () -> ingress.keepAlive(8) == SendResult.SENT);
      group.await("close", () -> ingress.sessionClose(8) == SendResult.SENT);
      for (TestNode node : nodes) {
        group.await("all heard", () -> node.ingress.contains("close 8"));
        List<String> heard = node.ingress.stream().filter(text -> !text.equals(open)).toList();
        assertEquals(List.of("offer 8 1", "alive 8", "close 8"), heard);
        assertArrayEquals(operation, node.operations.get(0));
        AnswerPublisher answers = node.transport.openAnswers(channel, stream);
        group.await("connected", () -> answers.state() == AnswerPublisher.State.OPEN);
        client.answers.clear();
        client.payloads.clear();
        group.await(
            "empty answer",
            () ->
                answers.publish(AnswerStatus.SESSION_OPENED, 8, 0, 0, buffer, 0, 0)
                    == SendResult.SENT);
        group.await(
            "answer",
            () -> answers.publish(AnswerStatus.OK, 8, 1, 5, buffer, 0, length) == SendResult.SENT);
        group.await("both came", () -> client.answers.size() == 2);
        int id = node.nodeId;
        assertEquals(List.of(id + " SESSION_OPENED 8 0 0", id + " OK 8 1 5"), client.answers);
        assertEquals(0, client.payloads.get(0).length);
        assertArrayEquals(operation, client.payloads.get(1));
        answers.close();
        assertEquals(SendResult.CLOSED, answers.publish(AnswerStatus.OK, 8, 1, 5, buffer, 0, 1));
      }
      assertEquals(0, group.rejections.total(), group.rejections::toString);
      assertEquals(List.of(), group.errors);
    }
  }

  private static boolean allHear(Group group, List<TestNode> nodes, TestNode sender) {
    nodes.forEach(node -> node.records.removeIf(record -> record.length == 1 && record[0] == 0));
    sender.transport.records().offer(new UnsafeBuffer(new byte[1]), 0, 1);
    for (int i = 0; i < 50; i++) {
      group.turn();
    }
    return nodes.stream()
        .filter(node -> node != sender)
        .allMatch(node -> node.records.stream().anyMatch(r -> r.length == 1 && r[0] == 0));
  }

  /** Without the probes of {@link #allHear}, which are a single 0. */
  private static List<byte[]> recordsOver(TestNode node, int minLength) {
    return node.records.stream()
        .filter(record -> record.length >= minLength && !(record.length == 1 && record[0] == 0))
        .toList();
  }

  private static boolean sendView(ControlPublisher control) {
    ViewEncoder view = control.beginView();
    view.targetId(1).primaryId(0).targetIncarnation(2).version(3).epoch(4).timestampNs(5);
    view.membersCount(2).next().memberId(0).incarnation(6).next().memberId(1).incarnation(7);
    return control.send();
  }

  private static byte[] randomBytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    bytes[0] = 1;
    return bytes;
  }

  private static final class TestNodeLog implements ControlHandler {
    private int heard;

    @Override
    public void onHeartbeat(io.hotpair.transport.sbe.HeartbeatDecoder heartbeat) {
      heard++;
    }
  }
}
