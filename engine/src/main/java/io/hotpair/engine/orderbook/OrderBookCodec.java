package io.hotpair.engine.orderbook;

import io.hotpair.engine.service.ServiceCodec;
import org.agrona.DirectBuffer;

/**
 * Renders the order book's operations and answers as JSON objects. Bytes that are none are rendered
 * as {@code {"malformed":"<hex>","length":n}}, with at most 64 bytes of hex. Prices, quantities and
 * order ids are whole numbers of up to 63 bits, more than a double holds exactly.
 */
public final class OrderBookCodec implements ServiceCodec {
  private static final int MAX_HEX_BYTES = 64;

  private final OperationDescriber operations = new OperationDescriber();
  private final AnswerDescriber answers = new AnswerDescriber();

  @Override
  public void describeOperation(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    int start = json.length();
    if (!operations.describe(buffer, offset, length, json)) {
      json.setLength(start);
      malformed(buffer, offset, length, json);
    }
  }

  @Override
  public void describeAnswer(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    int start = json.length();
    if (!answers.describe(buffer, offset, length, json)) {
      json.setLength(start);
      malformed(buffer, offset, length, json);
    }
  }

  private static void malformed(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    json.append("{\"malformed\":\"");
    for (int i = 0; i < Math.min(length, MAX_HEX_BYTES); i++) {
      int value = buffer.getByte(offset + i) & 0xff;
      json.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    json.append("\",\"length\":").append(length).append('}');
  }
}
