package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order book as one would explain it: one list of all orders in the order in which they came to
 * rest, scanned from the beginning for everything. Slow, and obviously right.
 */
final class NaiveBook implements OrderEntry {
  private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

  private static final class Order {
    final int symbolId;
    final long id;
    final Side side;
    final long price;
    long remaining;

    Order(int symbolId, long id, Side side, long price, long remaining) {
      this.symbolId = symbolId;
      this.id = id;
      this.side = side;
      this.price = price;
      this.remaining = remaining;
    }
  }

  private final OrderBookSettings settings;
  private final Set<Integer> halted = new HashSet<>();
  private List<Order> orders = new ArrayList<>();

  NaiveBook(OrderBookSettings settings) {
    this.settings = settings;
  }

  @Override
  public Report newOrder(
      int symbolId, long orderId, Side side, OrderType type, long price, long quantity) {
    RejectReason reason = RejectReason.NONE;
    boolean market = type == OrderType.MARKET;
    if (symbolId < 0) {
      reason = RejectReason.BAD_SYMBOL;
    } else if (symbolId >= settings.maxSymbols()) {
      reason = RejectReason.TOO_MANY_SYMBOLS;
    } else if (orderId <= 0) {
      reason = RejectReason.BAD_ORDER_ID;
    } else if (!market && price <= 0) {
      reason = RejectReason.BAD_PRICE;
    } else if (quantity <= 0) {
      reason = RejectReason.BAD_QUANTITY;
    } else if (halted.contains(symbolId)) {
      reason = RejectReason.SYMBOL_HALTED;
    } else if (byId(orderId) != null) {
      reason = RejectReason.DUPLICATE_ORDER;
    } else if ((type == OrderType.LIMIT || type == OrderType.POST_ONLY)
        && orders.size() == settings.maxOrders()) {
      reason = RejectReason.TOO_MANY_ORDERS;
    } else if (type == OrderType.POST_ONLY && bestMaker(symbolId, side, price, false) != null) {
      reason = RejectReason.WOULD_CROSS;
    } else if (type == OrderType.FOK && !tryOut(symbolId, side, price, quantity)) {
      reason = RejectReason.CANNOT_FILL;
    }
    if (reason != RejectReason.NONE) {
      return rejected(symbolId, orderId, reason);
    }
    List<Fill> fills = new ArrayList<>();
    long left = match(symbolId, side, price, market, quantity, fills);
    CancelReason cancelReason = CancelReason.NONE;
    if (left > 0 && bestMaker(symbolId, side, price, market) != null) {
      cancelReason = CancelReason.FILL_LIMIT;
    } else if (left > 0 && type != OrderType.LIMIT && type != OrderType.POST_ONLY) {
      cancelReason = CancelReason.NOT_FILLED;
    } else if (left > 0 && !fits(symbolId, side, price, left)) {
      cancelReason = CancelReason.LEVEL_FULL;
    } else if (left > 0) {
      orders.add(new Order(symbolId, orderId, side, price, left));
    }
    boolean rests = cancelReason == CancelReason.NONE;
    return new Report(
        ReportStatus.ACCEPTED,
        RejectReason.NONE,
        cancelReason,
        symbolId,
        orderId,
        0,
        rests ? left : 0,
        rests ? 0 : left,
        0,
        fills);
  }

  @Override
  public Report cancel(long orderId) {
    Order order = byId(orderId);
    return order == null
        ? rejected(-1, orderId, RejectReason.UNKNOWN_ORDER)
        : reduce(orderId, order.remaining);
  }

  @Override
  public Report reduce(long orderId, long quantity) {
    Order order = byId(orderId);
    if (order == null) {
      return rejected(-1, orderId, RejectReason.UNKNOWN_ORDER);
    }
    if (quantity <= 0) {
      return rejected(order.symbolId, orderId, RejectReason.BAD_QUANTITY);
    }
    long off = Math.min(quantity, order.remaining);
    order.remaining -= off;
    if (order.remaining == 0) {
      orders.remove(order);
    }
    return new Report(
        order.remaining == 0 ? ReportStatus.CANCELLED : ReportStatus.REDUCED,
        RejectReason.NONE,
        CancelReason.REQUESTED,
        order.symbolId,
        orderId,
        0,
        order.remaining,
        off,
        0,
        List.of());
  }

  @Override
  public Report replace(long orderId, long newOrderId, long price, long quantity) {
    Order order = byId(orderId);
    if (order == null) {
      return rejected(-1, orderId, RejectReason.UNKNOWN_ORDER);
    }
    int place = orders.indexOf(order);
    orders.remove(place);
    Report report =
        newOrder(order.symbolId, newOrderId, order.side, OrderType.LIMIT, price, quantity);
    if (report.status() == ReportStatus.REJECTED) {
      orders.add(place, order);
      return rejected(order.symbolId, orderId, report.rejectReason());
    }
    return new Report(
        ReportStatus.REPLACED,
        RejectReason.NONE,
        report.cancelReason(),
        report.symbolId(),
        newOrderId,
        orderId,
        report.remaining(),
        report.cancelled(),
        order.remaining,
        report.fills());
  }

  @Override
  public Report halt(int symbolId) {
    return symbolState(symbolId, true);
  }

  @Override
  public Report resume(int symbolId) {
    return symbolState(symbolId, false);
  }

  private Report symbolState(int symbolId, boolean halt) {
    if (symbolId < 0) {
      return rejected(symbolId, 0, RejectReason.BAD_SYMBOL);
    }
    if (symbolId >= settings.maxSymbols()) {
      return rejected(symbolId, 0, RejectReason.TOO_MANY_SYMBOLS);
    }
    if (halt) {
      halted.add(symbolId);
    } else {
      halted.remove(symbolId);
    }
    return new Report(
        halt ? ReportStatus.HALTED : ReportStatus.RESUMED,
        RejectReason.NONE,
        CancelReason.NONE,
        symbolId,
        0,
        0,
        0,
        0,
        0,
        List.of());
  }

  @Override
  public Top top(int symbolId) {
    Order bid = bestMaker(symbolId, Side.SELL, 0, true);
    Order ask = bestMaker(symbolId, Side.BUY, 0, true);
    return new Top(
        bid == null ? 0 : bid.price,
        bid == null ? 0 : total(symbolId, Side.BUY, bid.price).longValueExact(),
        ask == null ? 0 : ask.price,
        ask == null ? 0 : total(symbolId, Side.SELL, ask.price).longValueExact(),
        halted.contains(symbolId));
  }

  @Override
  public List<Resting> contents() {
    return orders.stream()
        .sorted(
            Comparator.comparingInt((Order order) -> order.symbolId)
                .thenComparing(order -> order.side)
                .thenComparing(order -> order.side == Side.BUY ? -order.price : order.price))
        .map(
            order ->
                new Resting(order.symbolId, order.side, order.price, order.id, order.remaining))
        .toList();
  }

  private long match(
      int symbolId, Side side, long price, boolean market, long quantity, List<Fill> fills) {
    long left = quantity;
    Order maker = bestMaker(symbolId, side, price, market);
    while (left > 0 && maker != null && fills.size() < settings.maxFills()) {
      long traded = Math.min(left, maker.remaining);
      left -= traded;
      maker.remaining -= traded;
      if (maker.remaining == 0) {
        orders.remove(maker);
      }
      fills.add(new Fill(maker.id, maker.price, traded, maker.remaining));
      maker = bestMaker(symbolId, side, price, market);
    }
    return left;
  }

  /** Matches a copy of the book and looks whether anything is left. */
  private boolean tryOut(int symbolId, Side side, long price, long quantity) {
    List<Order> before = orders;
    orders = new ArrayList<>();
    for (Order order : before) {
      orders.add(new Order(order.symbolId, order.id, order.side, order.price, order.remaining));
    }
    long left = match(symbolId, side, price, false, quantity, new ArrayList<>());
    orders = before;
    return left == 0;
  }

  /** The resting order that an incoming one of a side and price trades with first, or null. */
  private Order bestMaker(int symbolId, Side side, long price, boolean anyPrice) {
    Order best = null;
    for (Order order : orders) {
      if (order.symbolId == symbolId && order.side != side) {
        boolean buys = side == Side.BUY;
        boolean crosses = anyPrice || (buys ? order.price <= price : order.price >= price);
        boolean better =
            best == null || (buys ? order.price < best.price : order.price > best.price);
        if (crosses && better) {
          best = order;
        }
      }
    }
    return best;
  }

  private boolean fits(int symbolId, Side side, long price, long quantity) {
    BigInteger sum = total(symbolId, side, price).add(BigInteger.valueOf(quantity));
    return sum.compareTo(LIMIT) <= 0;
  }

  private BigInteger total(int symbolId, Side side, long price) {
    BigInteger total = BigInteger.ZERO;
    for (Order order : orders) {
      if (order.symbolId == symbolId && order.side == side && order.price == price) {
        total = total.add(BigInteger.valueOf(order.remaining));
      }
    }
    return total;
  }

  private Order byId(long orderId) {
    for (Order order : orders) {
      if (order.id == orderId) {
        return order;
      }
    }
    return null;
  }

  private static Report rejected(int symbolId, long orderId, RejectReason reason) {
    return new Report(
        ReportStatus.REJECTED, reason, CancelReason.NONE, symbolId, orderId, 0, 0, 0, 0, List.of());
  }
}
