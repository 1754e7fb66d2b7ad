package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.sbe.Side;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** One message of an ITCH 5.0 file, read in place: allocates nothing unless it is wrong. */
final class ItchMessage {
  private static final int LENGTH_LENGTH = 2;
  private static final int STOCK_LOCATE = 1;
  private static final String DAMAGED = "the file is damaged; copy it again";
  private static final String NOT_ITCH =
      "this is not an ITCH 5.0 file, or it is damaged from here on";

  private final FlowInput input;
  private final byte[] bytes = new byte[ItchLengths.MAX_LENGTH];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

  /** Where the message's length began, in the uncompressed content. */
  private long messageOffset;

  ItchMessage(FlowInput input) {
    this.input = input;
  }

  /** Reads the next message; false at the end of the file. */
  boolean read() throws IOException {
    messageOffset = input.offset();
    final int high = input.read();
    if (high == FlowInput.END) {
      return false;
    }
    final int length = (high << Byte.SIZE) | orCut(input.read(), "inside a length");
    if (length == 0 && input.peek() == FlowInput.END) {
      return false; // The mark with which NASDAQ ends its files.
    }
    final int type = length == 0 ? 0 : orCut(input.read(), "after a length");
    final int expected = ItchLengths.length(type);
    if (length == 0 || expected == ItchLengths.UNKNOWN) {
      throw error(
          messageOffset,
          length == 0
              ? "a message of length 0 before the end"
              : "message type " + printable(type) + " is not one of ITCH 5.0",
          NOT_ITCH);
    }
    if (length != expected) {
      throw error(
          messageOffset,
          "message type "
              + printable(type)
              + " has "
              + expected
              + " bytes, but the length says "
              + length,
          NOT_ITCH);
    }
    bytes[0] = (byte) type;
    final int rest = input.read(bytes, 1, length - 1);
    if (rest < length - 1) {
      throw cut("inside a message (" + (rest + 1) + " of " + length + " bytes)");
    }
    return true;
  }

  int type() {
    return bytes[0];
  }

  int stockLocate() {
    return buffer.getShort(STOCK_LOCATE, ByteOrder.BIG_ENDIAN) & 0xFFFF;
  }

  long orderRef(int at) {
    final long value = buffer.getLong(at, ByteOrder.BIG_ENDIAN);
    if (value < 0 || value > OrderEvents.MAX_ORDER_ID) {
      throw error(
          messageOffset + LENGTH_LENGTH + at,
          "order reference "
              + Long.toUnsignedString(value)
              + " is above "
              + OrderEvents.MAX_ORDER_ID,
          DAMAGED);
    }
    return value;
  }

  long unsignedInt(int at) {
    return buffer.getInt(at, ByteOrder.BIG_ENDIAN) & 0xFFFF_FFFFL;
  }

  String text(int at, int length) {
    return new String(bytes, at, length, StandardCharsets.US_ASCII).strip();
  }

  Side side(int at) {
    return switch (bytes[at]) {
      case 'B' -> Side.BUY;
      case 'S' -> Side.SELL;
      default ->
          throw error(
              messageOffset + LENGTH_LENGTH + at,
              "side " + printable(bytes[at] & 0xFF) + " is neither B nor S",
              DAMAGED);
    };
  }

  private int orCut(int value, String where) {
    if (value == FlowInput.END) {
      throw cut(where);
    }
    return value;
  }

  private FlowException cut(String where) {
    return error(
        messageOffset, "the file ends " + where, "copy it again, or cut it off at this offset");
  }

  private FlowException error(long offset, String what, String advice) {
    return new FlowException(
        input.file() + ", byte offset " + offset + ": " + what + "; " + advice);
  }

  private static String printable(int value) {
    return value > ' ' && value < 0x7F
        ? "'" + (char) value + "'"
        : "0x" + Integer.toHexString(0x100 | value).substring(1);
  }
}
