package io.hotpair.transport;

import io.hotpair.transport.FrameRejections.Reason;
import io.hotpair.transport.sbe.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Checks frames by value before any decoder touches them. Every check counts the refusal and
 * returns false; none throws. One thread.
 */
final class FrameCheck {
  static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
  static final int NO_TEMPLATE = -1;

  private static final int GROUP_HEADER_LENGTH = 4;
  private static final int DATA_HEADER_LENGTH = 4;

  private final FrameRejections rejections;

  FrameCheck(FrameRejections rejections) {
    this.rejections = rejections;
  }

  /** The template id, or {@link #NO_TEMPLATE} if this is no frame of this schema and version. */
  int templateOf(DirectBuffer buffer, int offset, int length) {
    if (length < HEADER_LENGTH) {
      rejections.reject(Reason.TOO_SHORT);
      return NO_TEMPLATE;
    }
    if (uint16(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset())
        != MessageHeaderDecoder.SCHEMA_ID) {
      rejections.reject(Reason.SCHEMA);
      return NO_TEMPLATE;
    }
    if (uint16(buffer, offset + MessageHeaderDecoder.versionEncodingOffset())
        != MessageHeaderDecoder.SCHEMA_VERSION) {
      rejections.reject(Reason.VERSION);
      return NO_TEMPLATE;
    }
    return uint16(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
  }

  /** A message that is only a block. */
  boolean block(DirectBuffer buffer, int offset, int length, int blockLength) {
    return blockLength(buffer, offset, blockLength) && exactly(HEADER_LENGTH + blockLength, length);
  }

  /** A block and one group. */
  boolean blockAndGroup(
      DirectBuffer buffer, int offset, int length, int blockLength, int entryLength) {
    int groupOffset = HEADER_LENGTH + blockLength;
    if (!blockLength(buffer, offset, blockLength)
        || !atLeast(groupOffset + GROUP_HEADER_LENGTH, length)) {
      return false;
    }
    if (uint16(buffer, offset + groupOffset) != entryLength) {
      return rejections.reject(Reason.BLOCK_LENGTH);
    }
    int entries = uint16(buffer, offset + groupOffset + Short.BYTES);
    return exactly(groupOffset + GROUP_HEADER_LENGTH + entries * entryLength, length);
  }

  /** A block and one variable-length field. */
  boolean blockAndData(DirectBuffer buffer, int offset, int length, int blockLength) {
    int dataOffset = HEADER_LENGTH + blockLength;
    if (!blockLength(buffer, offset, blockLength)
        || !atLeast(dataOffset + DATA_HEADER_LENGTH, length)) {
      return false;
    }
    long dataLength = buffer.getInt(offset + dataOffset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
    return exactly(dataOffset + DATA_HEADER_LENGTH + dataLength, length);
  }

  /** Where the bytes of the variable-length field of such a message begin. */
  static int dataOffset(int offset, int blockLength) {
    return offset + HEADER_LENGTH + blockLength + DATA_HEADER_LENGTH;
  }

  /** Writes the length of a variable-length field whose bytes follow the prefix. */
  static void putDataLength(MutableDirectBuffer prefix, int prefixLength, int dataLength) {
    prefix.putInt(prefixLength - DATA_HEADER_LENGTH, dataLength, ByteOrder.LITTLE_ENDIAN);
  }

  static void requirePayload(int length) {
    if (length < 0 || length > Topology.MAX_PAYLOAD_LENGTH) {
      throw new IllegalArgumentException(
          "payload of " + length + " bytes; it must be 0 to " + Topology.MAX_PAYLOAD_LENGTH);
    }
  }

  boolean node(int nodeId) {
    return (nodeId >= 0 && nodeId <= Topology.MAX_NODE_ID) || rejections.reject(Reason.FIELD);
  }

  boolean field(boolean valid) {
    return valid || rejections.reject(Reason.FIELD);
  }

  void unknownTemplate(int templateId) {
    if (templateId != NO_TEMPLATE) {
      rejections.reject(Reason.TEMPLATE);
    }
  }

  private boolean blockLength(DirectBuffer buffer, int offset, int expected) {
    int actual = uint16(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
    return actual == expected || rejections.reject(Reason.BLOCK_LENGTH);
  }

  private boolean atLeast(int needed, int length) {
    return needed <= length || rejections.reject(Reason.LENGTH);
  }

  private boolean exactly(long needed, int length) {
    return needed == length || rejections.reject(Reason.LENGTH);
  }

  private static int uint16(DirectBuffer buffer, int index) {
    return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }
}
