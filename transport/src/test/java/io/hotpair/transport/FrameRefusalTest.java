package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.transport.FrameRejections.Reason;
import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.ViewDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameRefusalTest {
  private static final int HEADER_LENGTH = 8;

  /** So that a decoder that reads too far meets plausible bytes, not the end of the buffer. */
  private static final int MARGIN = 64;

  private final FrameRejections rejections = new FrameRejections();
  private final Listener listener = new Listener();
  private final ControlAdapter control = new ControlAdapter(listener, rejections);
  private final CatchUpAdapter catchUp = new CatchUpAdapter(listener, rejections);
  private final IngressAdapter ingress = new IngressAdapter(listener, rejections);
  private final AnswerAdapter answers = new AnswerAdapter(listener, rejections);

  static Stream<Map.Entry<String, byte[]>> frames() {
    return FrameSamples.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("frames")
  void shouldTakeEveryWellFormedFrame(Map.Entry<String, byte[]> sample) {
    deliver(sample.getKey(), sample.getValue());

    assertEquals(1, listener.heard);
    assertEquals(0, rejections.total());
  }

  @ParameterizedTest
  @MethodSource("frames")
  void shouldRefuseAndCountEveryChangeOfOneHeaderByte(Map.Entry<String, byte[]> sample) {
    int changes = 0;
    for (int i = 0; i < HEADER_LENGTH; i++) {
      for (int change = 1; change < 256; change++) {
        byte[] frame = sample.getValue().clone();
        frame[i] ^= (byte) change;
        deliver(sample.getKey(), frame);
        changes++;
        assertEquals(changes, rejections.total(), "byte " + i + " changed by " + change);
      }
    }
    assertEquals(0, listener.heard);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void shouldRefuseAndCountEveryTruncationAndEveryExcess(Map.Entry<String, byte[]> sample) {
    byte[] frame = sample.getValue();
    int tries = 0;
    for (int length = 0; length <= frame.length + MARGIN; length++) {
      if (length != frame.length) {
        deliver(sample.getKey(), Arrays.copyOf(frame, length));
        tries++;
        assertEquals(tries, rejections.total(), "length " + length);
      }
    }
    assertEquals(0, listener.heard);
  }

  @Test
  void shouldRefuseAFrameOnAStreamWhereItDoesNotBelong() {
    Map<String, byte[]> frames = FrameSamples.all();
    deliver("Ack", frames.get("Offer"));
    deliver("Offer", frames.get("Ack"));
    deliver("Answer", frames.get("CatchUp"));
    deliver("CatchUp", frames.get("Answer"));

    assertEquals(4, rejections.count(Reason.TEMPLATE));
    assertEquals(0, listener.heard);
  }

  @Test
  void shouldRefuseFieldsOutOfRange() {
    Map<String, byte[]> frames = FrameSamples.all();
    byte[] node = frames.get("Ack");
    node[HEADER_LENGTH] = 32;
    deliver("Ack", node);
    byte[] role = frames.get("Heartbeat");
    role[HEADER_LENGTH + 4] = 5;
    deliver("Heartbeat", role);
    byte[] status = frames.get("Answer");
    status[HEADER_LENGTH + 4] = 0;
    deliver("Answer", status);
    byte[] member = frames.get("View");
    member[member.length - 12] = -1;
    deliver("View", member);

    assertEquals(4, rejections.count(Reason.FIELD));
    assertEquals(0, listener.heard);
  }

  @Test
  void shouldNeverThrowWhateverComes() {
    long seed = Long.getLong("hotpair.seed", System.nanoTime());
    System.out.println("hotpair.seed=" + seed);
    Random random = new Random(seed);
    Map<String, byte[]> samples = FrameSamples.all();
    String[] names = samples.keySet().toArray(new String[0]);
    for (int i = 0; i < 200_000; i++) {
      String name = names[random.nextInt(names.length)];
      byte[] frame = samples.get(names[random.nextInt(names.length)]).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt();
      }
      long before = rejections.total() + listener.heard;
      deliver(name, frame);
      assertEquals(before + 1, rejections.total() + listener.heard, "seed " + seed + " frame " + i);
    }
    assertTrue(listener.heard > 0, "changes behind the header reach the listener");
  }

  private void deliver(String stream, byte[] frame) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[frame.length + 2 * MARGIN]);
    buffer.putBytes(MARGIN, frame);
    switch (stream) {
      case "SessionOpen", "Offer", "KeepAlive", "SessionClose" ->
          ingress.onFrame(buffer, MARGIN, frame.length);
      case "Answer" -> answers.onFrame(buffer, MARGIN, frame.length);
      case "CatchUp", "SnapshotChunk" -> catchUp.onFrame(buffer, MARGIN, frame.length);
      default -> control.onFrame(buffer, MARGIN, frame.length);
    }
  }

  private static final class Listener
      implements ControlHandler, CatchUpHandler, IngressHandler, AnswerHandler {
    private long heard;

    @Override
    public void onHeartbeat(HeartbeatDecoder heartbeat) {
      heard += heartbeat.toString().isEmpty() ? 0 : 1;
    }

    @Override
    public void onAck(int nodeId, long incarnation, long epoch, long held, long committed) {
      heard++;
    }

    @Override
    public void onView(ViewDecoder view) {
      heard += view.toString().isEmpty() ? 0 : 1;
    }

    @Override
    public void onAdmitRequest(
        int nodeId, long incarnation, long version, int newcomerId, long newcomerIncarnation) {
      heard++;
    }

    @Override
    public void onAlignRequest(
        int nodeId, long incarnation, int targetId, long epoch, long lastEpoch, long last) {
      heard++;
    }

    @Override
    public void onAlignReply(
        int nodeId,
        int targetId,
        long targetIncarnation,
        long epoch,
        long askedEpoch,
        long askedSequence,
        long prefixEpoch,
        long prefixEnd,
        long firstSequence) {
      heard++;
    }

    @Override
    public void onCatchUpRequest(
        int nodeId, long incarnation, int targetId, long epoch, long from, long to) {
      heard++;
    }

    @Override
    public void onSnapshotRequest(
        int nodeId,
        long incarnation,
        int targetId,
        long epoch,
        long snapshotSequence,
        long offset,
        long endOffset) {
      heard++;
    }

    @Override
    public void onSnapshotChunk(
        int nodeId,
        int targetId,
        long targetIncarnation,
        long epoch,
        long snapshotSequence,
        long snapshotEpoch,
        long totalLength,
        long pieceOffset,
        DirectBuffer buffer,
        int offset,
        int length) {
      buffer.boundsCheck(offset, length);
      heard++;
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
      buffer.boundsCheck(offset, length);
      heard++;
      return true;
    }

    @Override
    public boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel) {
      heard++;
      return true;
    }

    @Override
    public boolean onOffer(
        long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
      buffer.boundsCheck(offset, length);
      heard++;
      return true;
    }

    @Override
    public boolean onKeepAlive(long sessionId) {
      heard++;
      return true;
    }

    @Override
    public boolean onSessionClose(long sessionId) {
      heard++;
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
      payload.boundsCheck(offset, length);
      heard++;
    }
  }
}
