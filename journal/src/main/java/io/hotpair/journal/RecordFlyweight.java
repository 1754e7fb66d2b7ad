package io.hotpair.journal;

import io.hotpair.journal.sbe.BytesDecoder;
import io.hotpair.journal.sbe.MessageHeaderDecoder;
import io.hotpair.journal.sbe.RecordDecoder;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Reads a record where it lies. {@link #wrap} looks at nothing; call {@link #verify} before the
 * accessors when the bytes come from a disk or a network. Allocates nothing. One thread.
 */
public final class RecordFlyweight {
  /** Longest payload that a record may have, in bytes. */
  public static final int MAX_PAYLOAD_LENGTH = (int) BytesDecoder.lengthMaxValue();

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RecordDecoder record = new RecordDecoder();
  private final RecordChecksum checksum = new RecordChecksum();
  private DirectBuffer buffer;
  private int offset;
  private int length;

  /**
   * Points this at a record.
   *
   * @param source that holds it.
   * @param at index where it begins.
   * @param recordLength its length in bytes.
   * @return this.
   */
  public RecordFlyweight wrap(DirectBuffer source, int at, int recordLength) {
    buffer = source;
    offset = at;
    length = recordLength;
    header.wrap(source, at);
    record.wrap(
        source,
        at + RecordLayout.BLOCK_OFFSET,
        RecordDecoder.BLOCK_LENGTH,
        RecordDecoder.SCHEMA_VERSION);
    return this;
  }

  /**
   * Checks the whole record: header, lengths, checksum.
   *
   * @return OK, or the first thing that is wrong.
   */
  public RecordCheck verify() {
    if (length < RecordLayout.PAYLOAD_OFFSET) {
      return RecordCheck.TOO_SHORT;
    }
    if (header.schemaId() != RecordDecoder.SCHEMA_ID
        || header.templateId() != RecordDecoder.TEMPLATE_ID) {
      return RecordCheck.WRONG_SCHEMA;
    }
    if (header.version() != RecordDecoder.SCHEMA_VERSION) {
      return RecordCheck.WRONG_VERSION;
    }
    if (header.blockLength() != RecordDecoder.BLOCK_LENGTH
        || payloadLength() != length - RecordLayout.PAYLOAD_OFFSET) {
      return RecordCheck.WRONG_LENGTH;
    }
    if ((int) record.checksum() != checksum.compute(buffer, offset, length)) {
      return RecordCheck.BAD_CHECKSUM;
    }
    short kind = record.kindRaw();
    return kind < RecordKind.OPERATION.value() || kind > RecordKind.TIMER.value()
        ? RecordCheck.WRONG_SCHEMA
        : RecordCheck.OK;
  }

  /**
   * Kind of record.
   *
   * @return the kind.
   */
  public RecordKind kind() {
    return record.kind();
  }

  /**
   * Epoch in which it was sequenced.
   *
   * @return 0 if it was not stamped yet.
   */
  public long epoch() {
    return record.epoch();
  }

  /**
   * Its sequence.
   *
   * @return 0 if it was not stamped yet.
   */
  public long sequence() {
    return record.sequence();
  }

  /**
   * When it was sequenced.
   *
   * @return nanoseconds since 1970-01-01T00:00Z by the primary's clock.
   */
  public long timestampNs() {
    return record.timestampNs();
  }

  /**
   * Session of the client.
   *
   * @return 0 for Hotpair's own records.
   */
  public long sessionId() {
    return record.sessionId();
  }

  /**
   * Sequence that the client gave, or a timer's correlation id.
   *
   * @return the client's sequence.
   */
  public long clientSequence() {
    return record.clientSequence();
  }

  /**
   * Buffer that holds the record.
   *
   * @return the buffer given to {@link #wrap}.
   */
  public DirectBuffer buffer() {
    return buffer;
  }

  /**
   * Where the record begins.
   *
   * @return index in {@link #buffer()}.
   */
  public int offset() {
    return offset;
  }

  /**
   * Length of the whole record.
   *
   * @return length in bytes.
   */
  public int length() {
    return length;
  }

  /**
   * Where the payload begins.
   *
   * @return index in {@link #buffer()}.
   */
  public int payloadOffset() {
    return offset + RecordLayout.PAYLOAD_OFFSET;
  }

  /**
   * Length of the payload, as the record says.
   *
   * @return length in bytes.
   */
  public int payloadLength() {
    return buffer.getInt(offset + RecordLayout.PAYLOAD_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }
}
