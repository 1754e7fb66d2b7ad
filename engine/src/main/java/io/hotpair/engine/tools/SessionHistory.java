package io.hotpair.engine.tools;

import io.hotpair.engine.replay.ReplayListener;
import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ServiceCodec;
import org.agrona.DirectBuffer;

/** Prints one session's operations with their answers while a journal is replayed. */
final class SessionHistory implements ReplayListener {
  private final long sessionId;
  private final ServiceCodec codec;
  private final Lines lines;
  private final boolean isJson;

  SessionHistory(long sessionId, ServiceCodec codec, Lines lines, boolean isJson) {
    this.sessionId = sessionId;
    this.codec = codec;
    this.lines = lines;
    this.isJson = isJson;
  }

  @Override
  public void onAnswer(Operation operation, DirectBuffer answer, int length) {
    if (operation.sessionId() == sessionId) {
      StringBuilder text = new StringBuilder();
      codec.describeAnswer(answer, 0, length, text);
      print(operation, "answer", text.toString());
    }
  }

  @Override
  public void onRepeat(Operation operation) {
    if (operation.sessionId() == sessionId) {
      print(operation, "repeat", "true");
    }
  }

  @Override
  public void onIgnored(Operation operation) {
    if (operation.sessionId() == sessionId) {
      print(operation, "ignored", "true");
    }
  }

  private void print(Operation operation, String outcome, String value) {
    StringBuilder line = lines.line();
    if (isJson) {
      Json json = new Json(line);
      json.number("sequence", operation.sequence())
          .number("timestampNs", operation.timestampNs())
          .number("session", sessionId)
          .number("clientSequence", operation.clientSequence());
      describe(operation, json.name("operation"));
      json.name(outcome).append(value);
      json.end();
    } else {
      line.append(operation.sequence()).append(' ');
      line.append(Moments.text(operation.timestampNs())).append(" #");
      describe(operation, line.append(operation.clientSequence()).append(' '));
      line.append(" -> ").append(outcome.equals("answer") ? value : outcome);
    }
    lines.end();
  }

  private void describe(Operation operation, StringBuilder out) {
    codec.describeOperation(operation.buffer(), operation.offset(), operation.length(), out);
  }
}
