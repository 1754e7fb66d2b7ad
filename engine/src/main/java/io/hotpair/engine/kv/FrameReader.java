package io.hotpair.engine.kv;

import io.hotpair.engine.kv.sbe.AnswerDecoder;
import io.hotpair.engine.kv.sbe.CompareAndSetDecoder;
import io.hotpair.engine.kv.sbe.DeleteDecoder;
import io.hotpair.engine.kv.sbe.GetDecoder;
import io.hotpair.engine.kv.sbe.MessageHeaderDecoder;
import io.hotpair.engine.kv.sbe.PutDecoder;
import io.hotpair.engine.kv.sbe.SnapshotBeginDecoder;
import io.hotpair.engine.kv.sbe.SnapshotEntryDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Checks that bytes are one whole message of the schema, and finds its variable-length fields,
 * before anything trusts their lengths. A flyweight: allocates nothing.
 */
final class FrameReader {
  /** What {@link #wrap} returns for bytes that are not a message of this schema's version. */
  static final int MALFORMED = -1;

  private static final int MAX_FIELDS = 3;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final int[] fieldOffsets = new int[MAX_FIELDS];
  private final int[] fieldLengths = new int[MAX_FIELDS];
  private DirectBuffer buffer;
  private int bodyOffset;

  /**
   * Looks at a frame.
   *
   * @return the template id of a well-formed message, or {@link #MALFORMED}.
   */
  int wrap(DirectBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return MALFORMED;
    }
    header.wrap(buffer, offset);
    if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
        || header.version() != MessageHeaderDecoder.SCHEMA_VERSION) {
      return MALFORMED;
    }
    final int templateId = header.templateId();
    final int fieldCount = fieldCount(templateId);
    if (fieldCount < 0 || header.blockLength() != blockLength(templateId)) {
      return MALFORMED;
    }
    bodyOffset = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    return findFields(fieldCount, bodyOffset + blockLength(templateId), offset + length)
        ? templateId
        : MALFORMED;
  }

  DirectBuffer buffer() {
    return buffer;
  }

  /** Where the fixed-length fields begin, as the generated decoders want it. */
  int bodyOffset() {
    return bodyOffset;
  }

  int fieldOffset(int field) {
    return fieldOffsets[field];
  }

  int fieldLength(int field) {
    return fieldLengths[field];
  }

  private boolean findFields(int fieldCount, int from, int end) {
    int position = from;
    for (int i = 0; i < fieldCount; i++) {
      final int dataOffset = position + PutDecoder.keyHeaderLength();
      if (dataOffset > end) {
        return false;
      }
      fieldOffsets[i] = dataOffset;
      fieldLengths[i] = buffer.getShort(position, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
      position = dataOffset + fieldLengths[i];
    }
    return position == end;
  }

  private static int fieldCount(int templateId) {
    return switch (templateId) {
      case SnapshotBeginDecoder.TEMPLATE_ID -> 0;
      case GetDecoder.TEMPLATE_ID, DeleteDecoder.TEMPLATE_ID, AnswerDecoder.TEMPLATE_ID -> 1;
      case PutDecoder.TEMPLATE_ID, SnapshotEntryDecoder.TEMPLATE_ID -> 2;
      case CompareAndSetDecoder.TEMPLATE_ID -> 3;
      default -> -1;
    };
  }

  private static int blockLength(int templateId) {
    return switch (templateId) {
      case AnswerDecoder.TEMPLATE_ID -> AnswerDecoder.BLOCK_LENGTH;
      case SnapshotBeginDecoder.TEMPLATE_ID -> SnapshotBeginDecoder.BLOCK_LENGTH;
      default -> 0;
    };
  }
}
