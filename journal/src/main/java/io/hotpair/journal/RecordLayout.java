package io.hotpair.journal;

import io.hotpair.journal.sbe.MessageHeaderEncoder;
import io.hotpair.journal.sbe.RecordEncoder;

/** Where the fields of an encoded record are, in bytes from its beginning, as record.xml says. */
public final class RecordLayout {
  /** Where the payload begins; also the length of a record without payload. */
  public static final int PAYLOAD_OFFSET =
      MessageHeaderEncoder.ENCODED_LENGTH
          + RecordEncoder.BLOCK_LENGTH
          + RecordEncoder.payloadHeaderLength();

  static final int BLOCK_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH;
  static final int CHECKSUM_OFFSET = BLOCK_OFFSET + RecordEncoder.checksumEncodingOffset();
  static final int CHECKED_OFFSET = CHECKSUM_OFFSET + RecordEncoder.checksumEncodingLength();
  static final int EPOCH_OFFSET = BLOCK_OFFSET + RecordEncoder.epochEncodingOffset();
  static final int SEQUENCE_OFFSET = BLOCK_OFFSET + RecordEncoder.sequenceEncodingOffset();
  static final int PAYLOAD_LENGTH_OFFSET = BLOCK_OFFSET + RecordEncoder.BLOCK_LENGTH;

  private RecordLayout() {}

  /**
   * Length of a record.
   *
   * @param payloadLength in bytes.
   * @return its whole length in bytes.
   */
  public static int recordLength(int payloadLength) {
    return PAYLOAD_OFFSET + payloadLength;
  }
}
