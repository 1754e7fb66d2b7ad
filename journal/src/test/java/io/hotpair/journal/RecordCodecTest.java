package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotpair.journal.sbe.RecordKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final int AT = 24;
  private static final byte[] PAYLOAD = "buy 100 @ 42".getBytes(StandardCharsets.US_ASCII);

  private final RecordWriter writer = new RecordWriter();
  private final RecordFlyweight record = new RecordFlyweight();

  private int write(MutableDirectBuffer buffer) {
    int length =
        writer.encode(
            buffer, AT, RecordKind.OPERATION, 77, 5, new UnsafeBuffer(PAYLOAD), 0, PAYLOAD.length);
    writer.stamp(3, 1234, 999_999).seal();
    return length;
  }

  private RecordCheck check(MutableDirectBuffer buffer, int length) {
    return record.wrap(buffer, AT, length).verify();
  }

  @Test
  void shouldReadEveryFieldBackFromEveryKindOfBuffer() {
    MutableDirectBuffer[] buffers = {
      new UnsafeBuffer(new byte[512]),
      new UnsafeBuffer(new byte[600], 50, 512),
      new UnsafeBuffer(ByteBuffer.allocateDirect(512)),
      new UnsafeBuffer(ByteBuffer.allocateDirect(600), 50, 512),
      new ExpandableArrayBuffer()
    };
    int[] checksums = new int[buffers.length];
    for (int i = 0; i < buffers.length; i++) {
      int length = write(buffers[i]);
      assertEquals(RecordCheck.OK, check(buffers[i], length));
      assertEquals(RecordKind.OPERATION, record.kind());
      assertEquals(3, record.epoch());
      assertEquals(1234, record.sequence());
      assertEquals(999_999, record.timestampNs());
      assertEquals(77, record.sessionId());
      assertEquals(5, record.clientSequence());
      assertEquals(
          "buy 100 @ 42",
          record
              .buffer()
              .getStringWithoutLengthAscii(record.payloadOffset(), record.payloadLength()));
      checksums[i] = buffers[i].getInt(AT + RecordLayout.CHECKSUM_OFFSET, ByteOrder.LITTLE_ENDIAN);
      assertEquals(checksums[0], checksums[i]);
    }
  }

  @Test
  void shouldNoticeEverySingleFlippedBit() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    int length = write(buffer);
    for (int bit = 0; bit < length * 8; bit++) {
      int index = AT + bit / 8;
      byte before = buffer.getByte(index);
      buffer.putByte(index, (byte) (before ^ (1 << (bit % 8))));
      assertNotEquals(RecordCheck.OK, check(buffer, length), "bit " + bit);
      buffer.putByte(index, before);
    }
    assertEquals(RecordCheck.OK, check(buffer, length));
  }

  @Test
  void shouldNoticeAFlippedBitInAPayloadThatIsLongerThanTheScratch() {
    UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(64 << 10));
    int length = writer.encode(buffer, AT, RecordKind.OPERATION, 1, 1, 50_000);
    writer.stamp(1, 1, 1).seal();
    assertEquals(RecordCheck.OK, check(buffer, length));
    buffer.putByte(AT + length - 1, (byte) 1);
    assertEquals(RecordCheck.BAD_CHECKSUM, check(buffer, length));
  }

  @Test
  void shouldSayWhatIsWrong() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    int length = write(buffer);
    assertEquals(RecordCheck.TOO_SHORT, check(buffer, RecordLayout.PAYLOAD_OFFSET - 1));
    assertEquals(RecordCheck.WRONG_LENGTH, check(buffer, length - 1));
    assertEquals(RecordCheck.WRONG_LENGTH, check(buffer, length + 1));

    buffer.putShort(AT + 6, (short) 2, ByteOrder.LITTLE_ENDIAN);
    assertEquals(RecordCheck.WRONG_VERSION, check(buffer, length));
    buffer.putShort(AT + 4, (short) 102, ByteOrder.LITTLE_ENDIAN);
    assertEquals(RecordCheck.WRONG_SCHEMA, check(buffer, length));
    write(buffer);
    writer.stamp(4, 1234, 0);
    assertEquals(RecordCheck.BAD_CHECKSUM, check(buffer, length));
    writer.seal();
    assertEquals(RecordCheck.OK, check(buffer, length));
  }

  @Test
  void shouldRefuseAKindThatItDoesNotKnow() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    int length = write(buffer);
    buffer.putByte(AT + RecordLayout.CHECKED_OFFSET, (byte) 99);
    writer.seal();
    assertEquals(RecordCheck.WRONG_SCHEMA, check(buffer, length));
  }

  @Test
  void shouldStampAndSealARecordThatAnotherWriterEncoded() {
    UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(512));
    buffer.putBytes(AT + RecordLayout.PAYLOAD_OFFSET, PAYLOAD);
    int length = writer.encode(buffer, AT, RecordKind.TIMER, 0, 9, PAYLOAD.length);

    new RecordWriter().wrap(buffer, AT, length).stamp(1, 2, 3).seal();

    assertEquals(RecordCheck.OK, check(buffer, length));
    assertEquals(RecordKind.TIMER, record.kind());
    assertEquals(2, record.sequence());
    assertEquals('b', buffer.getByte(record.payloadOffset()));
  }

  @Test
  void shouldRefuseAPayloadThatIsTooLong() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            writer.encode(
                buffer, 0, RecordKind.OPERATION, 1, 1, RecordFlyweight.MAX_PAYLOAD_LENGTH + 1));
  }
}
