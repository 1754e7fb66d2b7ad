package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.WireRole;
import java.lang.management.ManagementFactory;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int ROUNDS = 1000;
  private static final int LENGTH = 2000;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
  private final Counting counting = new Counting();

  @Test
  void shouldAllocateNothingPerMessage() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Group group = new Group(Topology.Mode.IPC, 2)) {
      NodeTransport a = launch(group, 0);
      NodeTransport b = launch(group, 1);
      MediaDriverLauncher driver = group.driver("client");
      ClientTransport client =
          ClientTransport.launch(
              driver.aeron(), group.topology, "127.0.0.1", counting, group.rejections);
      AnswerPublisher answers = a.openAnswers(client.responseChannel(), client.responseStreamId());
      group.await("answers connect", () -> answers.state() == AnswerPublisher.State.OPEN);
      long allocated = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
          exchange(a, b, client, answers);
        }
        allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        for (int i = 0; i < 100; i++) {
          group.turn();
        }
      }
      assertEquals(5 * ROUNDS * 6, counting.heard);
      assertTrue(allocated < ROUNDS, allocated + " bytes for " + ROUNDS + " rounds");
    }
  }

  private void exchange(
      NodeTransport a, NodeTransport b, ClientTransport client, AnswerPublisher answers) {
    HeartbeatEncoder heartbeat = a.control().beginHeartbeat();
    heartbeat.nodeId(0).role(WireRole.HOT).incarnation(2).version(3).epoch(4).lastEpoch(5);
    heartbeat.held(6).committed(7).applied(8).digestSequence(9).digest(10).timestampNs(11);
    heartbeat.watchdogSilentNs(12).peersCount(1).next().peerId(1).silentNs(13);
    boolean sent = a.control().send();
    sent &= a.acks().ack(0, 1, 2, 3, 4);
    sent &= a.records().offer(buffer, 0, LENGTH) == SendResult.SENT;
    sent &= a.catchUps().offer(0, 1, 2, 3, buffer, 0, LENGTH) == SendResult.SENT;
    sent &= client.ingress().offer(1, 2, buffer, 0, LENGTH) == SendResult.SENT;
    sent &= answers.publish(AnswerStatus.OK, 1, 2, 3, buffer, 0, LENGTH) == SendResult.SENT;
    if (!sent) {
      throw new IllegalStateException("no room");
    }
    b.pollControl(10);
    b.pollRecords(10);
    b.pollCatchUp(10);
    b.pollIngress(10);
    a.pollIngress(10);
    client.poll(10);
  }

  private NodeTransport launch(Group group, int nodeId) {
    IngressHandler ingress = nodeId == 1 ? counting : new Counting();
    NodeHandlers handlers = new NodeHandlers(counting, counting, counting, ingress);
    MediaDriverLauncher driver = group.driver("node");
    return NodeTransport.launch(driver.aeron(), group.topology, nodeId, handlers, group.rejections);
  }

  private static final class Counting
      implements ControlHandler, RecordHandler, CatchUpHandler, IngressHandler, AnswerHandler {
    private int heard;

    @Override
    public void onHeartbeat(HeartbeatDecoder heartbeat) {
      for (HeartbeatDecoder.PeersDecoder peers = heartbeat.peers(); peers.hasNext(); ) {
        heard += peers.next().peerId();
      }
    }

    @Override
    public void onAck(int nodeId, long incarnation, long epoch, long held, long committed) {
      heard++;
    }

    @Override
    public boolean onRecord(int source, DirectBuffer buffer, int offset, int length) {
      heard++;
      return true;
    }

    @Override
    public boolean onCatchUp(
        int nodeId,
        int targetId,
        long targetIncarnation,
        long epoch,
        DirectBuffer buffer,
        int offset,
        int length) {
      heard++;
      return true;
    }

    @Override
    public boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel) {
      return true;
    }

    @Override
    public boolean onOffer(
        long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
      heard++;
      return true;
    }

    @Override
    public boolean onKeepAlive(long sessionId) {
      return true;
    }

    @Override
    public boolean onSessionClose(long sessionId) {
      return true;
    }

    @Override
    public void onAnswer(
        int nodeId,
        AnswerStatus status,
        long sessionId,
        long clientSequence,
        long sequence,
        DirectBuffer payload,
        int offset,
        int length) {
      heard++;
    }
  }
}
