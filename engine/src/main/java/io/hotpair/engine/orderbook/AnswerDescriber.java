package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.BooleanType;
import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderReportDecoder;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.TopOfBookDecoder;
import org.agrona.DirectBuffer;

/** Renders answers as JSON objects. */
final class AnswerDescriber {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  /**
   * Appends an answer.
   *
   * @return false if the bytes are none; part of it may have been appended.
   */
  boolean describe(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return false;
    }
    header.wrap(buffer, offset);
    if (header.schemaId() != OrderReportDecoder.SCHEMA_ID
        || header.version() != OrderReportDecoder.SCHEMA_VERSION) {
      return false;
    }
    int bodyLength = length - MessageHeaderDecoder.ENCODED_LENGTH;
    switch (header.templateId()) {
      case OrderReportDecoder.TEMPLATE_ID:
        return report(buffer, offset, bodyLength, new JsonObject(json));
      case TopOfBookDecoder.TEMPLATE_ID:
        return topOfBook(buffer, offset, bodyLength, new JsonObject(json));
      default:
        return false;
    }
  }

  private boolean report(DirectBuffer buffer, int offset, int bodyLength, JsonObject object) {
    int blockLength = OrderReportDecoder.BLOCK_LENGTH;
    int groupHeader = OrderReportDecoder.FillsDecoder.HEADER_SIZE;
    if (header.blockLength() != blockLength || bodyLength < blockLength + groupHeader) {
      return false;
    }
    var report = new OrderReportDecoder().wrapAndApplyHeader(buffer, offset, header);
    OrderReportDecoder.FillsDecoder fills = report.fills();
    int fillLength = OrderReportDecoder.FillsDecoder.sbeBlockLength();
    if (fills.actingBlockLength() != fillLength
        || bodyLength != blockLength + groupHeader + fills.count() * fillLength) {
      return false;
    }
    if (!hasKnownValues(report)) {
      return false;
    }
    describe(report, fills, object);
    return true;
  }

  private static boolean hasKnownValues(OrderReportDecoder report) {
    return report.statusRaw() >= ReportStatus.ACCEPTED.value()
        && report.statusRaw() <= ReportStatus.RESUMED.value()
        && report.rejectReasonRaw() <= RejectReason.TOO_MANY_ORDERS.value()
        && report.cancelReasonRaw() <= CancelReason.LEVEL_FULL.value();
  }

  private static void describe(
      OrderReportDecoder report, OrderReportDecoder.FillsDecoder fills, JsonObject object) {
    ReportStatus status = report.status();
    RejectReason rejectReason = report.rejectReason();
    CancelReason cancelReason = report.cancelReason();
    object.text("status", status.name());
    if (rejectReason != RejectReason.NONE) {
      object.text("reason", rejectReason.name());
    }
    numberUnless(object, "symbol", report.symbolId(), ReportWriter.NO_SYMBOL);
    numberUnless(object, "id", report.orderId(), 0);
    if (status == ReportStatus.REPLACED) {
      object.number("originalId", report.originalOrderId());
      object.number("originalRemaining", report.originalRemaining());
    }
    if (status != ReportStatus.REJECTED && report.orderId() != 0) {
      object.number("remaining", report.remaining());
    }
    if (cancelReason != CancelReason.NONE) {
      object.number("cancelled", report.cancelled()).text("cancelReason", cancelReason.name());
    }
    if (fills.count() > 0) {
      object.beginArray("fills");
      while (fills.hasNext()) {
        fills.next();
        object
            .beginElement()
            .number("maker", fills.makerOrderId())
            .number("taker", report.orderId())
            .number("price", fills.price())
            .number("quantity", fills.quantity())
            .number("makerRemaining", fills.makerRemaining())
            .end();
      }
      object.endArray();
    }
    object.end();
  }

  private boolean topOfBook(DirectBuffer buffer, int offset, int bodyLength, JsonObject object) {
    if (header.blockLength() != TopOfBookDecoder.BLOCK_LENGTH
        || bodyLength != TopOfBookDecoder.BLOCK_LENGTH) {
      return false;
    }
    var top = new TopOfBookDecoder().wrapAndApplyHeader(buffer, offset, header);
    if (top.haltedRaw() > 1) {
      return false;
    }
    object.text("status", "TOP").number("symbol", top.symbolId());
    if (top.bidPrice() != 0) {
      object.number("bidPrice", top.bidPrice()).number("bidQuantity", top.bidQuantity());
    }
    if (top.askPrice() != 0) {
      object.number("askPrice", top.askPrice()).number("askQuantity", top.askQuantity());
    }
    object.flag("halted", top.halted() == BooleanType.YES).end();
    return true;
  }

  private static void numberUnless(JsonObject object, String name, long value, long absent) {
    if (value != absent) {
      object.number(name, value);
    }
  }
}
