package io.hotpair.engine.kv;

import io.hotpair.engine.kv.sbe.AnswerDecoder;
import io.hotpair.engine.kv.sbe.CompareAndSetDecoder;
import io.hotpair.engine.kv.sbe.DeleteDecoder;
import io.hotpair.engine.kv.sbe.GetDecoder;
import io.hotpair.engine.kv.sbe.PutDecoder;
import io.hotpair.engine.kv.sbe.Status;
import io.hotpair.engine.service.ServiceCodec;
import org.agrona.DirectBuffer;

/**
 * Describes the key-value service's operations and answers as JSON objects, for a linearizability
 * checker: {@code {"type":"cas","key":"k","expect":"a","value":"b"}} and {@code
 * {"status":"OK","value":"a"}}. Types are {@code get}, {@code put}, {@code cas}, {@code delete} and
 * {@code malformed}. An answer has a {@code value} only if its status is OK (empty unless it
 * answers a get) or MISMATCH (what the key holds).
 *
 * <p>Every byte becomes one character: printable ASCII stands for itself, all others are written as
 * {@code \\u0000} to {@code \\u00ff}, so different byte strings never look the same. Not thread
 * safe.
 */
public final class KeyValueCodec implements ServiceCodec {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final FrameReader reader = new FrameReader();
  private final AnswerDecoder answerDecoder = new AnswerDecoder();

  @Override
  public void describeOperation(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    switch (reader.wrap(buffer, offset, length)) {
      case GetDecoder.TEMPLATE_ID -> keyed("get", json).append('}');
      case DeleteDecoder.TEMPLATE_ID -> keyed("delete", json).append('}');
      case PutDecoder.TEMPLATE_ID -> field("value", 1, keyed("put", json)).append('}');
      case CompareAndSetDecoder.TEMPLATE_ID ->
          field("value", 2, field("expect", 1, keyed("cas", json))).append('}');
      default -> json.append("{\"type\":\"malformed\",\"length\":").append(length).append('}');
    }
  }

  @Override
  public void describeAnswer(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    final Status status = status(buffer, offset, length);
    if (status == Status.NULL_VAL) {
      json.append("{\"status\":\"UNREADABLE\",\"length\":").append(length).append('}');
      return;
    }
    json.append("{\"status\":\"").append(status).append('"');
    if (status == Status.OK || status == Status.MISMATCH) {
      field("value", 0, json);
    }
    json.append('}');
  }

  /**
   * The status of an answer, NULL_VAL if the bytes are none or its status is of another version.
   */
  private Status status(DirectBuffer buffer, int offset, int length) {
    if (reader.wrap(buffer, offset, length) != AnswerDecoder.TEMPLATE_ID) {
      return Status.NULL_VAL;
    }
    answerDecoder.wrap(
        buffer, reader.bodyOffset(), AnswerDecoder.BLOCK_LENGTH, AnswerDecoder.SCHEMA_VERSION);
    final short raw = answerDecoder.statusRaw();
    return raw > Status.MALFORMED.value() ? Status.NULL_VAL : Status.get(raw);
  }

  private StringBuilder keyed(String type, StringBuilder json) {
    return field("key", 0, json.append("{\"type\":\"").append(type).append('"'));
  }

  private StringBuilder field(String name, int field, StringBuilder json) {
    json.append(",\"").append(name).append("\":\"");
    final int from = reader.fieldOffset(field);
    for (int i = from; i < from + reader.fieldLength(field); i++) {
      escape(reader.buffer().getByte(i) & 0xFF, json);
    }
    return json.append('"');
  }

  private static void escape(int value, StringBuilder json) {
    if (value == '"' || value == '\\') {
      json.append('\\').append((char) value);
    } else if (value >= ' ' && value < 0x7F) {
      json.append((char) value);
    } else {
      json.append("\\u00").append(HEX[value >>> 4]).append(HEX[value & 0xF]);
    }
  }
}
