package io.hotpair.engine.tools;

import io.hotpair.engine.replay.ReplayListener;
import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ServiceCodec;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Keeps what became of the last operation of a replay. */
final class LastOutcome implements ReplayListener {
  private final ExpandableArrayBuffer answer = new ExpandableArrayBuffer();
  private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer();
  private String kind = "";
  private int answerLength;
  private int operationLength;
  private long sessionId;
  private long clientSequence;

  /** Forgets it, before the next record. */
  void clear() {
    kind = "";
    answerLength = 0;
    operationLength = 0;
  }

  @Override
  public void onAnswer(Operation operation, DirectBuffer buffer, int length) {
    keep("answered", operation);
    answer.putBytes(0, buffer, 0, length);
    answerLength = length;
  }

  @Override
  public void onRepeat(Operation operation) {
    keep("repeat", operation);
  }

  @Override
  public void onIgnored(Operation operation) {
    keep("ignored", operation);
  }

  private void keep(String outcome, Operation operation) {
    kind = outcome;
    operationLength = operation.length();
    bytes.putBytes(0, operation.buffer(), operation.offset(), operationLength);
    sessionId = operation.sessionId();
    clientSequence = operation.clientSequence();
  }

  boolean isSameAs(LastOutcome other) {
    if (!kind.equals(other.kind) || answerLength != other.answerLength) {
      return false;
    }
    for (int i = 0; i < answerLength; i++) {
      if (answer.getByte(i) != other.answer.getByte(i)) {
        return false;
      }
    }
    return true;
  }

  void appendOperation(ServiceCodec codec, StringBuilder out) {
    if (kind.isEmpty()) {
      out.append("no operation");
      return;
    }
    out.append("session ").append(sessionId).append(" #").append(clientSequence).append(' ');
    codec.describeOperation(bytes, 0, operationLength, out);
  }

  void appendOutcome(ServiceCodec codec, StringBuilder out) {
    if (kind.equals("answered")) {
      codec.describeAnswer(answer, 0, answerLength, out);
    } else {
      out.append(kind);
    }
  }
}
