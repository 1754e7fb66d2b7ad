package io.hotpair.transport;

import io.hotpair.transport.sbe.AnswerStatus;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A client that writes down every answer. */
final class TestClient implements AnswerHandler {
  final List<String> answers = new ArrayList<>();
  final List<byte[]> payloads = new ArrayList<>();
  final MediaDriverLauncher driver;
  final ClientTransport transport;
  private final Group group;
  private final Runnable poll;

  TestClient(Group group) {
    this.group = group;
    driver = group.driver("client");
    transport =
        ClientTransport.launch(driver.aeron(), group.topology, "127.0.0.1", this, group.rejections);
    poll = () -> transport.poll(10);
    group.onTurn(poll);
  }

  void kill() {
    group.forget(poll);
    group.kill(driver);
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
    byte[] bytes = new byte[length];
    payload.getBytes(offset, bytes);
    answers.add(nodeId + " " + status + " " + sessionId + " " + clientSequence + " " + sequence);
    payloads.add(bytes);
  }
}
