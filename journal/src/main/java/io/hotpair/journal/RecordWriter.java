package io.hotpair.journal;

import io.hotpair.journal.sbe.MessageHeaderEncoder;
import io.hotpair.journal.sbe.RecordEncoder;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes records. A record is written in up to three steps, as it goes through the pipeline:
 * encode (what the client sent), {@link #stamp} (what the sequencing thread gives it), {@link
 * #seal} (its checksum). Allocates nothing. One thread at a time; another thread that stamps and
 * seals uses a writer of its own, after {@link #wrap}.
 */
public final class RecordWriter {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final RecordEncoder record = new RecordEncoder();
  private final RecordChecksum checksum = new RecordChecksum();
  private MutableDirectBuffer buffer;
  private int offset;
  private int length;

  /**
   * Encodes a record whose payload is already, or will be, at {@code offset + }{@link
   * RecordLayout#PAYLOAD_OFFSET}; the payload is not touched. Epoch, sequence, timestamp and
   * checksum are 0 afterwards.
   *
   * @param target to encode into.
   * @param at index where the record begins.
   * @param kind of record.
   * @param sessionId of the client; 0 for Hotpair's own records.
   * @param clientSequence of the client, or a timer's correlation id.
   * @param payloadLength in bytes, 0 to 16 MiB.
   * @return length of the record in bytes.
   */
  public int encode(
      MutableDirectBuffer target,
      int at,
      RecordKind kind,
      long sessionId,
      long clientSequence,
      int payloadLength) {
    if (payloadLength < 0 || payloadLength > RecordFlyweight.MAX_PAYLOAD_LENGTH) {
      throw new IllegalArgumentException(
          "payload of " + payloadLength + " bytes: 0 to " + RecordFlyweight.MAX_PAYLOAD_LENGTH);
    }
    buffer = target;
    offset = at;
    length = RecordLayout.recordLength(payloadLength);
    record
        .wrapAndApplyHeader(target, at, header)
        .checksum(0)
        .kind(kind)
        .flags((short) 0)
        .reserved(0)
        .epoch(0)
        .sequence(0)
        .timestampNs(0)
        .sessionId(sessionId)
        .clientSequence(clientSequence);
    target.putInt(at + RecordLayout.PAYLOAD_LENGTH_OFFSET, payloadLength, ByteOrder.LITTLE_ENDIAN);
    return length;
  }

  /**
   * Encodes a record and copies its payload. Epoch, sequence, timestamp and checksum are 0
   * afterwards.
   *
   * @param target to encode into.
   * @param at index where the record begins.
   * @param kind of record.
   * @param sessionId of the client; 0 for Hotpair's own records.
   * @param clientSequence of the client, or a timer's correlation id.
   * @param payload that holds the payload.
   * @param payloadOffset where the payload begins in it.
   * @param payloadLength in bytes, 0 to 16 MiB.
   * @return length of the record in bytes.
   */
  public int encode(
      MutableDirectBuffer target,
      int at,
      RecordKind kind,
      long sessionId,
      long clientSequence,
      DirectBuffer payload,
      int payloadOffset,
      int payloadLength) {
    encode(target, at, kind, sessionId, clientSequence, payloadLength);
    target.putBytes(at + RecordLayout.PAYLOAD_OFFSET, payload, payloadOffset, payloadLength);
    return length;
  }

  /**
   * Takes up a record that was encoded before, to stamp and seal it.
   *
   * @param target that holds it.
   * @param at index where it begins.
   * @param recordLength its length in bytes.
   * @return this.
   */
  public RecordWriter wrap(MutableDirectBuffer target, int at, int recordLength) {
    buffer = target;
    offset = at;
    length = recordLength;
    record.wrap(target, at + RecordLayout.BLOCK_OFFSET);
    return this;
  }

  /**
   * Gives the record its place in the order. {@link #seal} it afterwards.
   *
   * @param epoch of the primary.
   * @param sequence of the record.
   * @param timestampNs nanoseconds since 1970-01-01T00:00Z.
   * @return this.
   */
  public RecordWriter stamp(long epoch, long sequence, long timestampNs) {
    record.epoch(epoch).sequence(sequence).timestampNs(timestampNs);
    return this;
  }

  /** Computes the checksum and stores it. Nothing of the record may change after that. */
  public void seal() {
    record.checksum(Integer.toUnsignedLong(checksum.compute(buffer, offset, length)));
  }

  /**
   * Length of the record that was last encoded or wrapped.
   *
   * @return length in bytes.
   */
  public int length() {
    return length;
  }
}
