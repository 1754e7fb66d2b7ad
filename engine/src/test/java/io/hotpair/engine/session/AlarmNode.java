package io.hotpair.engine.session;

import io.hotpair.engine.service.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A replicated state with an {@link AlarmService}, and all that it lets out, in words. */
final class AlarmNode implements AnswerOutput {
  static final int WINDOW = 8;
  private static final int MOST_DUE = 1_000;

  final List<String> out = new ArrayList<>();
  final ReplicatedState state = new ReplicatedState(new AlarmService(), this, WINDOW);

  /** The state as the frames of a snapshot. */
  List<byte[]> snapshot() {
    List<byte[]> frames = new ArrayList<>();
    state.writeSnapshot(
        (buffer, offset, length) -> {
          byte[] frame = new byte[length];
          buffer.getBytes(offset, frame);
          frames.add(frame);
        });
    return frames;
  }

  /** Another node, restored from this one's snapshot. */
  AlarmNode restored() {
    AlarmNode other = new AlarmNode();
    ArrayDeque<byte[]> frames = new ArrayDeque<>(snapshot());
    other.state.readSnapshot(
        handler -> {
          byte[] frame = frames.poll();
          if (frame != null) {
            handler.frame(new UnsafeBuffer(frame), 0, frame.length);
          }
          return frame != null;
        });
    return other;
  }

  /** The timers that a primary would sequence now, which none then fires. */
  List<Long> due(long nowNs) {
    List<Long> due = new ArrayList<>();
    state.timers().pollDue(nowNs, due::add, MOST_DUE);
    Collections.sort(due);
    return due;
  }

  void apply(Operation operation) {
    state.onOperation(operation);
  }

  @Override
  public void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {
    out.add("answer " + session.id() + " " + clientSequence + " " + text(buffer, length));
  }

  @Override
  public void onRepeat(Session session, long clientSequence) {
    ReplyCache replies = session.replies();
    String kept =
        replies.contains(clientSequence)
            ? replies.sequence(clientSequence)
                + " "
                + text(replies.buffer(clientSequence), replies.length(clientSequence))
            : "gone";
    out.add("repeat " + session.id() + " " + clientSequence + " " + kept);
  }

  private static String text(DirectBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return java.util.HexFormat.of().formatHex(bytes);
  }

  @Override
  public void onOpened(Session session) {
    out.add("opened " + session.id() + " " + session.responseChannel());
  }

  @Override
  public void onClosed(Session session) {
    out.add("closed " + session.id());
  }
}
