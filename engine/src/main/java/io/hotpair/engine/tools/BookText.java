package io.hotpair.engine.tools;

import io.hotpair.engine.orderbook.BookView;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders a symbol's book. */
final class BookText {
  private static final String ROW = "%8s %20s %14s | %-14s %-20s %-8s";
  private static final double PRICE_UNIT = 10_000;

  private record Level(long price, long quantity, int orders) {}

  private final int symbolId;
  private final boolean isHalted;
  private final List<Level> bids;
  private final List<Level> asks;

  BookText(BookView view, int symbolId, int depth) {
    this.symbolId = symbolId;
    isHalted = view.isHalted(symbolId);
    bids = levels(view, symbolId, Side.BUY, depth);
    asks = levels(view, symbolId, Side.SELL, depth);
  }

  private static List<Level> levels(BookView view, int symbolId, Side side, int depth) {
    List<Level> levels = new ArrayList<>();
    view.forEachLevel(
        symbolId,
        side,
        depth,
        (price, quantity, orders) -> levels.add(new Level(price, quantity, orders)));
    return levels;
  }

  void appendText(Lines lines) {
    lines
        .line()
        .append("symbol ")
        .append(symbolId)
        .append(isHalted ? ", halted" : "")
        .append(bids.isEmpty() && asks.isEmpty() ? ": no orders" : "");
    lines.end();
    int rows = Math.max(bids.size(), asks.size());
    if (rows > 0) {
      row(lines, "orders", "quantity", "bid", "ask", "quantity", "orders");
    }
    for (int i = 0; i < rows; i++) {
      Level bid = i < bids.size() ? bids.get(i) : null;
      Level ask = i < asks.size() ? asks.get(i) : null;
      row(
          lines,
          bid == null ? "" : bid.orders(),
          bid == null ? "" : bid.quantity(),
          bid == null ? "" : price(bid),
          ask == null ? "" : price(ask),
          ask == null ? "" : ask.quantity(),
          ask == null ? "" : ask.orders());
    }
  }

  private static String price(Level level) {
    return String.format(Locale.ROOT, "%.4f", level.price() / PRICE_UNIT);
  }

  private static void row(Lines lines, Object... cells) {
    lines.line().append(String.format(Locale.ROOT, ROW, cells).stripTrailing());
    lines.end();
  }

  void appendJson(StringBuilder out) {
    Json json = new Json(out);
    json.number("symbol", symbolId).flag("halted", isHalted);
    side(bids, json.name("bids"));
    side(asks, json.name("asks"));
    json.end();
  }

  private static void side(List<Level> levels, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Level level : levels) {
      out.append(separator);
      separator = ",";
      new Json(out)
          .number("price", level.price())
          .number("quantity", level.quantity())
          .number("orders", level.orders())
          .end();
    }
    out.append(']');
  }
}
