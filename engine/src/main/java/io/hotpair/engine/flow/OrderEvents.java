package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.sbe.Side;

/**
 * What an order file says, one call per event. Prices are in 10000ths of the currency, quantities
 * in the file's own unit.
 */
interface OrderEvents {
  /** Greatest order id that a file may use: those above are for orders that a file gives no id. */
  long MAX_ORDER_ID = (1L << 62) - 1;

  void onLimitOrder(int symbolId, long orderId, Side side, long price, long quantity);

  /** An order that took liquidity; files do not name it. */
  void onTaker(int symbolId, Side side, long price, long quantity);

  void onReduce(long orderId, long quantity);

  void onCancel(long orderId);

  void onReplace(long orderId, long newOrderId, long price, long quantity);

  void onHalt(int symbolId);

  void onResume(int symbolId);
}
