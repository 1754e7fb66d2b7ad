package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;

/**
 * What each operation means: checks it, changes the book, reports. Each method returns the length
 * of the answer. A rejected operation has changed nothing.
 */
final class MatchingEngine {
  private final Book book;
  private final Orders orders;
  private final ReportWriter report;
  private final Matcher matcher;
  private final int maxSymbols;

  MatchingEngine(Book book, ReportWriter report) {
    this.book = book;
    this.orders = book.orders();
    this.report = report;
    this.matcher = new Matcher(book, report);
    this.maxSymbols = book.settings().maxSymbols();
  }

  Book book() {
    return book;
  }

  int newOrder(
      int symbolId, long orderId, Side side, OrderType orderType, long givenPrice, long quantity) {
    long price = givenPrice;
    if (orderType == OrderType.MARKET) {
      price = side == Side.BUY ? Long.MAX_VALUE : 1;
    }
    RejectReason reason = checkNew(symbolId, orderId, price, quantity);
    if (reason == RejectReason.NONE) {
      reason = checkType(book.symbol(symbolId), side, orderType, price, quantity);
    }
    if (reason != RejectReason.NONE) {
      return report.rejected(symbolId, orderId, reason);
    }
    return enter(
        ReportStatus.ACCEPTED,
        book.symbol(symbolId),
        orderId,
        side,
        price,
        quantity,
        orderType == OrderType.LIMIT || orderType == OrderType.POST_ONLY);
  }

  int cancelOrder(long orderId) {
    int order = book.find(orderId);
    if (order == Orders.NONE) {
      return report.rejected(ReportWriter.NO_SYMBOL, orderId, RejectReason.UNKNOWN_ORDER);
    }
    return takeOff(order, orders.remaining(order));
  }

  int reduceOrder(long orderId, long quantity) {
    int order = book.find(orderId);
    if (order == Orders.NONE) {
      return report.rejected(ReportWriter.NO_SYMBOL, orderId, RejectReason.UNKNOWN_ORDER);
    }
    if (quantity < 1) {
      return report.rejected(orders.symbolId(order), orderId, RejectReason.BAD_QUANTITY);
    }
    return takeOff(order, Math.min(quantity, orders.remaining(order)));
  }

  int replaceOrder(long orderId, long newOrderId, long price, long quantity) {
    int order = book.find(orderId);
    if (order == Orders.NONE) {
      return report.rejected(ReportWriter.NO_SYMBOL, orderId, RejectReason.UNKNOWN_ORDER);
    }
    int symbolId = orders.symbolId(order);
    RejectReason reason = checkReplace(symbolId, orderId, newOrderId, price, quantity);
    if (reason != RejectReason.NONE) {
      return report.rejected(symbolId, orderId, reason);
    }
    Side side = orders.side(order);
    long originalRemaining = orders.remaining(order);
    book.take(order, originalRemaining);
    SymbolBook symbol = book.symbol(symbolId);
    int length = enter(ReportStatus.REPLACED, symbol, newOrderId, side, price, quantity, true);
    report.original(orderId, originalRemaining);
    return length;
  }

  int halt(int symbolId, boolean halted) {
    RejectReason reason = checkSymbol(symbolId);
    if (reason != RejectReason.NONE) {
      return report.rejected(symbolId, 0, reason);
    }
    book.halted(book.symbol(symbolId), halted);
    return report.symbolState(symbolId, halted ? ReportStatus.HALTED : ReportStatus.RESUMED);
  }

  int queryTop(int symbolId) {
    RejectReason reason = checkSymbol(symbolId);
    if (reason != RejectReason.NONE) {
      return report.rejected(symbolId, 0, reason);
    }
    return report.topOfBook(book, symbolId);
  }

  private int enter(
      ReportStatus status,
      SymbolBook symbol,
      long orderId,
      Side side,
      long price,
      long quantity,
      boolean mayRest) {
    report.begin();
    PriceLadder makers = symbol.opposite(side);
    long left = matcher.match(makers, price, quantity);
    CancelReason reason = CancelReason.NONE;
    if (left > 0) {
      if (makers.isReachedBy(price)) {
        reason = CancelReason.FILL_LIMIT;
      } else if (!mayRest) {
        reason = CancelReason.NOT_FILLED;
      } else if (!book.rest(symbol, side, orderId, price, left)) {
        reason = CancelReason.LEVEL_FULL;
      }
    }
    boolean rests = reason == CancelReason.NONE;
    return report.entered(
        status, symbol.symbolId(), orderId, rests ? left : 0, rests ? 0 : left, reason);
  }

  private int takeOff(int order, long quantity) {
    long orderId = orders.id(order);
    int symbolId = orders.symbolId(order);
    long remaining = orders.remaining(order) - quantity;
    book.take(order, quantity);
    ReportStatus status = remaining == 0 ? ReportStatus.CANCELLED : ReportStatus.REDUCED;
    return report.takenOff(symbolId, orderId, remaining, quantity, status);
  }

  private RejectReason checkSymbol(int symbolId) {
    if (symbolId < 0) {
      return RejectReason.BAD_SYMBOL;
    }
    return symbolId < maxSymbols ? RejectReason.NONE : RejectReason.TOO_MANY_SYMBOLS;
  }

  private RejectReason checkNew(int symbolId, long orderId, long price, long quantity) {
    RejectReason reason = checkSymbol(symbolId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    reason = checkTerms(symbolId, orderId, price, quantity);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    return book.find(orderId) == Orders.NONE ? RejectReason.NONE : RejectReason.DUPLICATE_ORDER;
  }

  private RejectReason checkReplace(
      int symbolId, long orderId, long newOrderId, long price, long quantity) {
    RejectReason reason = checkTerms(symbolId, newOrderId, price, quantity);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    return newOrderId == orderId || book.find(newOrderId) == Orders.NONE
        ? RejectReason.NONE
        : RejectReason.DUPLICATE_ORDER;
  }

  private RejectReason checkTerms(int symbolId, long orderId, long price, long quantity) {
    if (orderId < 1) {
      return RejectReason.BAD_ORDER_ID;
    }
    if (price < 1) {
      return RejectReason.BAD_PRICE;
    }
    if (quantity < 1) {
      return RejectReason.BAD_QUANTITY;
    }
    SymbolBook symbol = book.symbolOrNull(symbolId);
    return symbol != null && symbol.halted() ? RejectReason.SYMBOL_HALTED : RejectReason.NONE;
  }

  private RejectReason checkType(
      SymbolBook symbol, Side side, OrderType orderType, long price, long quantity) {
    boolean mayRest = orderType == OrderType.LIMIT || orderType == OrderType.POST_ONLY;
    if (mayRest && orders.size() >= book.settings().maxOrders()) {
      return RejectReason.TOO_MANY_ORDERS;
    }
    PriceLadder makers = symbol.opposite(side);
    if (orderType == OrderType.POST_ONLY && makers.isReachedBy(price)) {
      return RejectReason.WOULD_CROSS;
    }
    if (orderType == OrderType.FOK && !matcher.canFill(makers, side, price, quantity)) {
      return RejectReason.CANNOT_FILL;
    }
    return RejectReason.NONE;
  }
}
