package io.hotpair.engine.tools;

import io.hotpair.engine.service.ServiceCodec;
import org.agrona.DirectBuffer;

/** Renders the bytes of a service that has no codec here as {@code {"hex":"..."}}. */
final class HexCodec implements ServiceCodec {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  @Override
  public void describeOperation(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    append(buffer, offset, length, json.append("{\"hex\":\""));
    json.append("\"}");
  }

  @Override
  public void describeAnswer(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    describeOperation(buffer, offset, length, json);
  }

  static void append(DirectBuffer buffer, int offset, int length, StringBuilder out) {
    for (int i = offset; i < offset + length; i++) {
      byte value = buffer.getByte(i);
      out.append(DIGITS[(value >> 4) & 0xF]).append(DIGITS[value & 0xF]);
    }
  }
}
