package io.hotpair.engine.flow;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes ITCH 5.0 messages, each behind its length. */
final class ItchMessages {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  ItchMessages add(int locate, long ref, char side, int shares, String stock, long price) {
    return message('A', 36, locate, (buffer) -> addFields(buffer, ref, side, shares, stock, price));
  }

  ItchMessages addWithMpid(int locate, long ref, char side, int shares, String stock, long price) {
    return message('F', 40, locate, (buffer) -> addFields(buffer, ref, side, shares, stock, price));
  }

  ItchMessages executed(int locate, long ref, int shares) {
    return message('E', 31, locate, buffer -> change(buffer, ref, shares));
  }

  ItchMessages executedAtPrice(int locate, long ref, int shares, int price) {
    return message(
        'C',
        36,
        locate,
        buffer -> {
          change(buffer, ref, shares);
          buffer.putInt(32, price, BIG_ENDIAN);
        });
  }

  ItchMessages reduced(int locate, long ref, int shares) {
    return message('X', 23, locate, buffer -> change(buffer, ref, shares));
  }

  ItchMessages deleted(int locate, long ref) {
    return message('D', 19, locate, buffer -> buffer.putLong(11, ref, BIG_ENDIAN));
  }

  ItchMessages replaced(int locate, long ref, long newRef, int shares, int price) {
    return message(
        'U',
        35,
        locate,
        buffer -> {
          buffer.putLong(11, ref, BIG_ENDIAN);
          buffer.putLong(19, newRef, BIG_ENDIAN);
          buffer.putInt(27, shares, BIG_ENDIAN);
          buffer.putInt(31, price, BIG_ENDIAN);
        });
  }

  ItchMessages directory(int locate, String stock) {
    return message('R', 39, locate, buffer -> text(buffer, 11, stock));
  }

  ItchMessages other(char type, int length) {
    return message(type, length, 0, buffer -> {});
  }

  ItchMessages raw(int... values) {
    for (final int value : values) {
      bytes.write(value);
    }
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private interface Fields {
    void write(UnsafeBuffer buffer);
  }

  private ItchMessages message(char type, int length, int locate, Fields fields) {
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
    buffer.putByte(0, (byte) type);
    buffer.putShort(1, (short) locate, BIG_ENDIAN);
    fields.write(buffer);
    try {
      out.writeShort(length);
      out.write(buffer.byteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static void addFields(
      UnsafeBuffer buffer, long ref, char side, int shares, String stock, long price) {
    buffer.putLong(11, ref, BIG_ENDIAN);
    buffer.putByte(19, (byte) side);
    buffer.putInt(20, shares, BIG_ENDIAN);
    text(buffer, 24, stock);
    buffer.putInt(32, (int) price, BIG_ENDIAN);
  }

  private static void change(UnsafeBuffer buffer, long ref, int shares) {
    buffer.putLong(11, ref, BIG_ENDIAN);
    buffer.putInt(19, shares, BIG_ENDIAN);
  }

  private static void text(UnsafeBuffer buffer, int at, String text) {
    buffer.putBytes(at, String.format("%-8s", text).getBytes(StandardCharsets.US_ASCII));
  }
}
