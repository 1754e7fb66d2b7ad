package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.BooleanType;
import io.hotpair.engine.orderbook.sbe.CancelOrderDecoder;
import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.HaltSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.NewOrderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderReportDecoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.QueryTopDecoder;
import io.hotpair.engine.orderbook.sbe.ReduceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReplaceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.ResumeSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.orderbook.sbe.TopOfBookDecoder;
import io.hotpair.engine.service.ServiceCodec;
import org.agrona.DirectBuffer;

/**
 * Renders the order book's operations and answers as JSON objects. Bytes that are none are rendered
 * as {@code {"malformed":"<hex>","length":n}}, with at most 64 bytes of hex.
 */
public final class OrderBookCodec implements ServiceCodec {
  private final OperationForm form = new OperationForm();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  @Override
  public void describeOperation(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    int start = json.length();
    if (!form.isValid(buffer, offset, length) || !operation(buffer, offset, json)) {
      json.setLength(start);
      malformed(buffer, offset, length, json);
    }
  }

  @Override
  public void describeAnswer(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    int start = json.length();
    if (!answer(buffer, offset, length, json)) {
      json.setLength(start);
      malformed(buffer, offset, length, json);
    }
  }

  private boolean operation(DirectBuffer buffer, int offset, StringBuilder json) {
    JsonObject object = new JsonObject(json);
    switch (form.templateId()) {
      case NewOrderDecoder.TEMPLATE_ID:
        return newOrder(new NewOrderDecoder().wrapAndApplyHeader(buffer, offset, header), object);
      case CancelOrderDecoder.TEMPLATE_ID:
        var cancel = new CancelOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
        object.text("op", "cancel").number("id", cancel.orderId());
        break;
      case ReduceOrderDecoder.TEMPLATE_ID:
        var reduce = new ReduceOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
        object
            .text("op", "reduce")
            .number("id", reduce.orderId())
            .number("quantity", reduce.quantity());
        break;
      case ReplaceOrderDecoder.TEMPLATE_ID:
        var replace = new ReplaceOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
        object
            .text("op", "replace")
            .number("id", replace.orderId())
            .number("newId", replace.newOrderId())
            .number("price", replace.price())
            .number("quantity", replace.quantity());
        break;
      case HaltSymbolDecoder.TEMPLATE_ID:
        var halt = new HaltSymbolDecoder().wrapAndApplyHeader(buffer, offset, header);
        object.text("op", "halt").number("symbol", halt.symbolId());
        break;
      case ResumeSymbolDecoder.TEMPLATE_ID:
        var resume = new ResumeSymbolDecoder().wrapAndApplyHeader(buffer, offset, header);
        object.text("op", "resume").number("symbol", resume.symbolId());
        break;
      case QueryTopDecoder.TEMPLATE_ID:
        var query = new QueryTopDecoder().wrapAndApplyHeader(buffer, offset, header);
        object.text("op", "top").number("symbol", query.symbolId());
        break;
      default:
        return false;
    }
    object.end();
    return true;
  }

  private static boolean newOrder(NewOrderDecoder order, JsonObject object) {
    Side side = OperationForm.sideOrNull(order.sideRaw());
    OrderType orderType = OperationForm.orderTypeOrNull(order.orderTypeRaw());
    if (side == null || orderType == null) {
      return false;
    }
    object
        .text("op", "new")
        .number("symbol", order.symbolId())
        .number("id", order.orderId())
        .text("side", side.name())
        .text("type", orderType.name());
    if (orderType != OrderType.MARKET) {
      object.number("price", order.price());
    }
    object.number("quantity", order.quantity()).end();
    return true;
  }

  private boolean answer(DirectBuffer buffer, int offset, int length, StringBuilder json) {
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
    try {
      describe(report, fills, object);
      return true;
    } catch (IllegalArgumentException unknownEnumValue) {
      return false;
    }
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

  private static void malformed(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    json.append("{\"malformed\":\"");
    for (int i = 0; i < Math.min(length, 64); i++) {
      int value = buffer.getByte(offset + i) & 0xff;
      json.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    json.append("\",\"length\":").append(length).append('}');
  }
}
