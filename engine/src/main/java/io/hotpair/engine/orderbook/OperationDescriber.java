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

/** Renders operations as JSON objects. */
final class OperationDescriber {
  private final OperationForm form = new OperationForm();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  /**
   * Appends an operation.
   *
   * @return false if the bytes are none; part of it may have been appended.
   */
  boolean describe(DirectBuffer buffer, int offset, int length, StringBuilder json) {
    if (!form.isValid(buffer, offset, length)) {
      return false;
    }
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
}
