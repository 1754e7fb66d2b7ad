package io.hotpair.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EgressTest {
  private static final int WINDOW = 16;

  private final List<String> sent = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final Place place = new Place();
  private final Egress egress =
      new Egress((streamId, channel) -> new WrittenChannel(), place, WINDOW);
  private final UnsafeBuffer answer = new UnsafeBuffer(new byte[8]);

  EgressTest() {
    egress.sessions(sessions);
    sessions.add(new Session(1, 5, "aeron:udp?endpoint=127.0.0.1:1", WINDOW));
  }

  @Test
  void shouldAnswerOnlyWhileTheNodeIsAMember() {
    place.set(ReplicaRole.HOT, 0, true);
    answer(0, 1);
    place.set(ReplicaRole.CATCHING_UP, 0, false);
    answer(0, 2);
    place.set(ReplicaRole.HOT, 0, true);
    answer(0, 3);
    assertEquals(List.of("OK 1.1", "OK 1.3"), sent);
  }

  @Test
  void shouldAnswerClientsThatCameWhileTheNodeCaughtUp() {
    place.set(ReplicaRole.HOT, 0, true);
    egress.poll();
    place.set(ReplicaRole.CATCHING_UP, 0, false);
    egress.poll();
    sessions.add(new Session(2, 6, "aeron:udp?endpoint=127.0.0.1:2", WINDOW));
    egress.onOpened(sessions.get(1));
    place.set(ReplicaRole.HOT, 0, true);
    answer(1, 1);
    assertEquals(List.of("OK 2.1"), sent);
  }

  private void answer(int session, long clientSequence) {
    egress.onAnswer(sessions.get(session), clientSequence, clientSequence, answer, 8);
  }

  private final class WrittenChannel implements AnswerChannel {
    @Override
    public Result send(
        Status status,
        long sessionId,
        long clientSequence,
        long sequence,
        DirectBuffer buffer,
        int offset,
        int length) {
      sent.add(status + " " + sessionId + "." + clientSequence);
      return Result.SENT;
    }

    @Override
    public void close() {}
  }
}
