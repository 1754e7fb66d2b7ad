package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.sbe.Side;
import org.agrona.collections.Long2LongHashMap;

/**
 * Side, price and shares of the orders that a file added and that are still in the book. Allocates
 * only when there are more than ever before.
 */
final class RestingOrders {
  private static final long ABSENT = -1;

  /** Price (32 bits) and, in the lowest bit, whether it buys. */
  private final Long2LongHashMap priceAndSide = new Long2LongHashMap(ABSENT);

  private final Long2LongHashMap shares = new Long2LongHashMap(ABSENT);

  void add(long orderRef, Side side, long price, long quantity) {
    priceAndSide.put(orderRef, price << 1 | (side == Side.BUY ? 1 : 0));
    shares.put(orderRef, quantity);
  }

  boolean contains(long orderRef) {
    return shares.get(orderRef) != ABSENT;
  }

  Side side(long orderRef) {
    return (priceAndSide.get(orderRef) & 1) == 1 ? Side.BUY : Side.SELL;
  }

  long price(long orderRef) {
    return priceAndSide.get(orderRef) >>> 1;
  }

  /** Takes shares off an order, if it is here. */
  void reduce(long orderRef, long quantity) {
    final long left = shares.get(orderRef) - quantity;
    if (left > 0) {
      shares.put(orderRef, left);
    } else {
      remove(orderRef);
    }
  }

  void remove(long orderRef) {
    priceAndSide.remove(orderRef);
    shares.remove(orderRef);
  }
}
