package io.hotpair.engine.kv;

import io.hotpair.engine.kv.sbe.AnswerDecoder;
import io.hotpair.engine.kv.sbe.MessageHeaderDecoder;
import io.hotpair.engine.kv.sbe.Status;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Drives a service directly, and reads its answers, as a test needs it. */
final class KeyValueClient {
  private static final int OFFSET = 3;

  final KeyValueService service;
  final KeyValueCommands commands = new KeyValueCommands();
  private final MutableDirectBuffer operation = new ExpandableArrayBuffer();
  private final MutableDirectBuffer answer = new ExpandableArrayBuffer();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AnswerDecoder decoder = new AnswerDecoder();
  private final RawOperation view = new RawOperation(operation);
  private int answerLength;

  KeyValueClient(KeyValueService service) {
    this.service = service;
  }

  Status get(byte[] key) {
    return apply(commands.get(operation, OFFSET, new UnsafeBuffer(key), 0, key.length));
  }

  Status put(byte[] key, byte[] value) {
    return apply(
        commands.put(
            operation,
            OFFSET,
            new UnsafeBuffer(key),
            0,
            key.length,
            new UnsafeBuffer(value),
            0,
            value.length));
  }

  Status compareAndSet(byte[] key, byte[] expected, byte[] value) {
    return apply(
        commands.compareAndSet(
            operation,
            OFFSET,
            new UnsafeBuffer(key),
            0,
            key.length,
            new UnsafeBuffer(expected),
            0,
            expected.length,
            new UnsafeBuffer(value),
            0,
            value.length));
  }

  Status delete(byte[] key) {
    return apply(commands.delete(operation, OFFSET, new UnsafeBuffer(key), 0, key.length));
  }

  Status raw(DirectBuffer bytes, int from, int count) {
    view.buffer = bytes;
    view.offset = from;
    view.length = count;
    answerLength = service.onOperation(view, answer);
    header.wrap(answer, 0);
    decoder.wrapAndApplyHeader(answer, 0, header);
    return decoder.status();
  }

  byte[] value() {
    final byte[] value = new byte[decoder.valueLength()];
    decoder.getValue(value, 0, value.length);
    if (decoder.limit() != answerLength) {
      throw new AssertionError("answer of " + answerLength + " bytes ends at " + decoder.limit());
    }
    return value;
  }

  DirectBuffer operationBytes() {
    return operation;
  }

  DirectBuffer answerBytes() {
    return answer;
  }

  int answerLength() {
    return answerLength;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Status apply(int encodedLength) {
    return raw(operation, OFFSET, encodedLength);
  }
}
