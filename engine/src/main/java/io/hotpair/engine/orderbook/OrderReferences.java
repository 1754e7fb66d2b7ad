package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelOrderDecoder;
import io.hotpair.engine.orderbook.sbe.HaltSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.NewOrderDecoder;
import io.hotpair.engine.orderbook.sbe.QueryTopDecoder;
import io.hotpair.engine.orderbook.sbe.ReduceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ReplaceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ResumeSymbolDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * Tells which order and which symbol an operation is about, for tools that filter. A cancel, a
 * reduce and a replace name no symbol, so it remembers that of each new order it was shown: show it
 * all operations from the first on. One thread.
 */
public final class OrderReferences {
  /** In place of an order or a symbol where there is none. */
  public static final long NONE = -1;

  private final OperationForm form = new OperationForm();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final NewOrderDecoder newOrder = new NewOrderDecoder();
  private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
  private final ReduceOrderDecoder reduceOrder = new ReduceOrderDecoder();
  private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
  private final HaltSymbolDecoder haltSymbol = new HaltSymbolDecoder();
  private final ResumeSymbolDecoder resumeSymbol = new ResumeSymbolDecoder();
  private final QueryTopDecoder queryTop = new QueryTopDecoder();
  private final Long2LongHashMap symbolOf = new Long2LongHashMap(NONE);
  private long orderId;
  private long newOrderId;
  private long symbolId;

  /**
   * Looks at an operation; bytes that are none are about nothing.
   *
   * @param buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes.
   */
  public void wrap(DirectBuffer buffer, int offset, int length) {
    orderId = NONE;
    newOrderId = NONE;
    symbolId = NONE;
    if (!form.isValid(buffer, offset, length)) {
      return;
    }
    switch (form.templateId()) {
      case NewOrderDecoder.TEMPLATE_ID -> {
        newOrder.wrapAndApplyHeader(buffer, offset, header);
        orderId = newOrder.orderId();
        symbolId = newOrder.symbolId();
        symbolOf.put(orderId, symbolId);
      }
      case CancelOrderDecoder.TEMPLATE_ID ->
          known(cancelOrder.wrapAndApplyHeader(buffer, offset, header).orderId());
      case ReduceOrderDecoder.TEMPLATE_ID ->
          known(reduceOrder.wrapAndApplyHeader(buffer, offset, header).orderId());
      case ReplaceOrderDecoder.TEMPLATE_ID -> {
        replaceOrder.wrapAndApplyHeader(buffer, offset, header);
        known(replaceOrder.orderId());
        newOrderId = replaceOrder.newOrderId();
        if (symbolId != NONE) {
          symbolOf.put(newOrderId, symbolId);
        }
      }
      case HaltSymbolDecoder.TEMPLATE_ID ->
          symbolId = haltSymbol.wrapAndApplyHeader(buffer, offset, header).symbolId();
      case ResumeSymbolDecoder.TEMPLATE_ID ->
          symbolId = resumeSymbol.wrapAndApplyHeader(buffer, offset, header).symbolId();
      case QueryTopDecoder.TEMPLATE_ID ->
          symbolId = queryTop.wrapAndApplyHeader(buffer, offset, header).symbolId();
      default -> {
        // about no order and no symbol
      }
    }
  }

  private void known(long id) {
    orderId = id;
    symbolId = symbolOf.get(id);
  }

  /**
   * Whether the operation names an order.
   *
   * @param id of the order.
   * @return true if it does, as the new one or as the one to change.
   */
  public boolean names(long id) {
    return id != NONE && (orderId == id || newOrderId == id);
  }

  /**
   * Symbol of the operation: that of the last new order with its id, for an operation that names
   * none.
   *
   * @return {@link #NONE} if it is not known.
   */
  public long symbolId() {
    return symbolId;
  }
}
