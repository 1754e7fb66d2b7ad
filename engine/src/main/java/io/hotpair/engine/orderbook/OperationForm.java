package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelOrderDecoder;
import io.hotpair.engine.orderbook.sbe.HaltSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.NewOrderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.QueryTopDecoder;
import io.hotpair.engine.orderbook.sbe.ReduceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ReplaceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ResumeSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.Side;
import org.agrona.DirectBuffer;

/**
 * Tells whether bytes are an operation of exactly this schema and version: the right header, and
 * neither a byte too few nor one too many.
 */
final class OperationForm {
  private static final int UNKNOWN = -1;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  boolean isValid(DirectBuffer buffer, int offset, int length) {
    if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return false;
    }
    header.wrap(buffer, offset);
    int blockLength = blockLength(header.templateId());
    return header.schemaId() == NewOrderDecoder.SCHEMA_ID
        && header.version() == NewOrderDecoder.SCHEMA_VERSION
        && header.blockLength() == blockLength
        && length == MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
  }

  /** Template of the bytes that were valid. */
  int templateId() {
    return header.templateId();
  }

  static Side sideOrNull(int raw) {
    switch (raw) {
      case 1:
        return Side.BUY;
      case 2:
        return Side.SELL;
      default:
        return null;
    }
  }

  static OrderType orderTypeOrNull(int raw) {
    switch (raw) {
      case 1:
        return OrderType.LIMIT;
      case 2:
        return OrderType.MARKET;
      case 3:
        return OrderType.IOC;
      case 4:
        return OrderType.FOK;
      case 5:
        return OrderType.POST_ONLY;
      default:
        return null;
    }
  }

  private static int blockLength(int templateId) {
    switch (templateId) {
      case NewOrderDecoder.TEMPLATE_ID:
        return NewOrderDecoder.BLOCK_LENGTH;
      case CancelOrderDecoder.TEMPLATE_ID:
        return CancelOrderDecoder.BLOCK_LENGTH;
      case ReduceOrderDecoder.TEMPLATE_ID:
        return ReduceOrderDecoder.BLOCK_LENGTH;
      case ReplaceOrderDecoder.TEMPLATE_ID:
        return ReplaceOrderDecoder.BLOCK_LENGTH;
      case HaltSymbolDecoder.TEMPLATE_ID:
        return HaltSymbolDecoder.BLOCK_LENGTH;
      case ResumeSymbolDecoder.TEMPLATE_ID:
        return ResumeSymbolDecoder.BLOCK_LENGTH;
      case QueryTopDecoder.TEMPLATE_ID:
        return QueryTopDecoder.BLOCK_LENGTH;
      default:
        return UNKNOWN;
    }
  }
}
