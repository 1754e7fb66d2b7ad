package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.List;

/** What the real service and the naive one are asked in tests, and what they answer. */
interface OrderEntry {
  record Fill(long maker, long price, long quantity, long makerRemaining) {}

  record Report(
      ReportStatus status,
      RejectReason rejectReason,
      CancelReason cancelReason,
      int symbolId,
      long orderId,
      long originalOrderId,
      long remaining,
      long cancelled,
      long originalRemaining,
      List<Fill> fills) {}

  record Top(long bidPrice, long bidQuantity, long askPrice, long askQuantity, boolean halted) {}

  record Resting(int symbolId, Side side, long price, long orderId, long remaining) {}

  Report newOrder(int symbolId, long orderId, Side side, OrderType type, long price, long quantity);

  Report cancel(long orderId);

  Report reduce(long orderId, long quantity);

  Report replace(long orderId, long newOrderId, long price, long quantity);

  Report halt(int symbolId);

  Report resume(int symbolId);

  /** For a symbol id within the bounds. */
  Top top(int symbolId);

  /** All orders: by symbol, bids before asks, best price first, oldest first. */
  List<Resting> contents();
}
