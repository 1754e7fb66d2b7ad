package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelOrderEncoder;
import io.hotpair.engine.orderbook.sbe.HaltSymbolEncoder;
import io.hotpair.engine.orderbook.sbe.MessageHeaderEncoder;
import io.hotpair.engine.orderbook.sbe.NewOrderEncoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.QueryTopEncoder;
import io.hotpair.engine.orderbook.sbe.ReduceOrderEncoder;
import io.hotpair.engine.orderbook.sbe.ReplaceOrderEncoder;
import io.hotpair.engine.orderbook.sbe.ResumeSymbolEncoder;
import io.hotpair.engine.orderbook.sbe.Side;
import org.agrona.MutableDirectBuffer;

/**
 * Writes operations for the {@link OrderBookService}. It checks nothing: the service does, and
 * answers with a reason. Allocates nothing per operation. Not thread-safe: one instance per thread.
 *
 * <p>Prices are in 10000ths of the currency, quantities in the symbol's smallest unit; both are 1
 * or more. Order ids are 1 or more and unique over all symbols among live orders. Symbol ids are 0
 * or more and below the maximum of the service.
 */
public final class OrderCommands {
  /** No operation is longer, in bytes. */
  public static final int MAX_LENGTH =
      MessageHeaderEncoder.ENCODED_LENGTH + ReplaceOrderEncoder.BLOCK_LENGTH;

  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final NewOrderEncoder newOrder = new NewOrderEncoder();
  private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
  private final ReduceOrderEncoder reduceOrder = new ReduceOrderEncoder();
  private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
  private final HaltSymbolEncoder haltSymbol = new HaltSymbolEncoder();
  private final ResumeSymbolEncoder resumeSymbol = new ResumeSymbolEncoder();
  private final QueryTopEncoder queryTop = new QueryTopEncoder();

  /**
   * A new order.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param symbolId of the symbol.
   * @param orderId chosen by the client.
   * @param side of the new order.
   * @param orderType of the new order.
   * @param price limit; ignored for {@link OrderType#MARKET}.
   * @param quantity of the new order.
   * @return length of the operation in bytes.
   */
  public int newOrder(
      MutableDirectBuffer buffer,
      int offset,
      int symbolId,
      long orderId,
      Side side,
      OrderType orderType,
      long price,
      long quantity) {
    newOrder
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(orderId)
        .price(price)
        .quantity(quantity)
        .symbolId(symbolId)
        .side(side)
        .orderType(orderType);
    return newOrder.limit() - offset;
  }

  /**
   * Cancels a live order.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param orderId of the order.
   * @return length of the operation in bytes.
   */
  public int cancelOrder(MutableDirectBuffer buffer, int offset, long orderId) {
    cancelOrder.wrapAndApplyHeader(buffer, offset, header).orderId(orderId);
    return cancelOrder.limit() - offset;
  }

  /**
   * Takes quantity off a live order, which keeps its priority. If nothing remains it is cancelled.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param orderId of the order.
   * @param quantity to take off; what remains if it is more than that.
   * @return length of the operation in bytes.
   */
  public int reduceOrder(MutableDirectBuffer buffer, int offset, long orderId, long quantity) {
    reduceOrder.wrapAndApplyHeader(buffer, offset, header).orderId(orderId).quantity(quantity);
    return reduceOrder.limit() - offset;
  }

  /**
   * Cancels a live order and enters a limit order of the same symbol and side in its place; it
   * loses its priority and may match. Both happen, or neither.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param orderId of the order to replace.
   * @param newOrderId of the new order; may be the same.
   * @param price of the new order.
   * @param quantity of the new order.
   * @return length of the operation in bytes.
   */
  public int replaceOrder(
      MutableDirectBuffer buffer,
      int offset,
      long orderId,
      long newOrderId,
      long price,
      long quantity) {
    replaceOrder
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(orderId)
        .newOrderId(newOrderId)
        .price(price)
        .quantity(quantity);
    return replaceOrder.limit() - offset;
  }

  /**
   * Halts a symbol: it takes only cancels and reduces until it is resumed. Halting it again changes
   * nothing.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param symbolId of the symbol.
   * @return length of the operation in bytes.
   */
  public int haltSymbol(MutableDirectBuffer buffer, int offset, int symbolId) {
    haltSymbol.wrapAndApplyHeader(buffer, offset, header).symbolId(symbolId);
    return haltSymbol.limit() - offset;
  }

  /**
   * Resumes a symbol. Resuming one that is not halted changes nothing.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param symbolId of the symbol.
   * @return length of the operation in bytes.
   */
  public int resumeSymbol(MutableDirectBuffer buffer, int offset, int symbolId) {
    resumeSymbol.wrapAndApplyHeader(buffer, offset, header).symbolId(symbolId);
    return resumeSymbol.limit() - offset;
  }

  /**
   * Asks for the best prices of a symbol and the quantities there. A read: it changes nothing.
   *
   * @param buffer to write into.
   * @param offset where the operation begins.
   * @param symbolId of the symbol.
   * @return length of the operation in bytes.
   */
  public int queryTop(MutableDirectBuffer buffer, int offset, int symbolId) {
    queryTop.wrapAndApplyHeader(buffer, offset, header).symbolId(symbolId);
    return queryTop.limit() - offset;
  }
}
