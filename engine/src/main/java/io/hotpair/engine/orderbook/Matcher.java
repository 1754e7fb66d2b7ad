package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.Side;

/** Matches an incoming order with the resting ones: best price first, oldest first. */
final class Matcher {
  private final Book book;
  private final Orders orders;
  private final Levels levels;
  private final ReportWriter report;
  private final int maxFills;

  Matcher(Book book, ReportWriter report) {
    this.book = book;
    this.orders = book.orders();
    this.levels = book.levels();
    this.report = report;
    this.maxFills = book.settings().maxFills();
  }

  /**
   * Trades until the order is filled, no resting order has a price as good, or there were as many
   * fills as one operation may cause.
   *
   * @param makers the side that it takes from.
   * @param price limit of the order.
   * @param quantity of the order.
   * @return what is left of the quantity.
   */
  long match(PriceLadder makers, long price, long quantity) {
    long left = quantity;
    int fills = 0;
    while (left > 0 && fills < maxFills && makers.isReachedBy(price)) {
      int maker = levels.head(makers.best());
      long makerQuantity = orders.remaining(maker);
      long traded = Math.min(left, makerQuantity);
      report.fill(orders.id(maker), orders.price(maker), traded, makerQuantity - traded);
      book.fill(maker, traded);
      left -= traded;
      fills++;
    }
    return left;
  }

  /**
   * Whether {@link #match} would fill all of an order. Changes nothing.
   *
   * @param makers the side that it takes from.
   * @param side of the order.
   * @param price limit of the order.
   * @param quantity of the order.
   * @return true if it would.
   */
  boolean canFill(PriceLadder makers, Side side, long price, long quantity) {
    long left = quantity;
    int fills = 0;
    long cursor = makers.first();
    while (cursor != PriceLadder.END && fills < maxFills) {
      int level = makers.levelAt(cursor);
      long levelPrice = levels.price(level);
      if (side == Side.BUY ? levelPrice > price : levelPrice < price) {
        return false;
      }
      if (levels.total(level) >= left) {
        return canFillWithin(level, left, maxFills - fills);
      }
      left -= levels.total(level);
      fills += levels.count(level);
      cursor = makers.next(cursor);
    }
    return false;
  }

  private boolean canFillWithin(int level, long quantity, int fillsLeft) {
    long left = quantity;
    int order = levels.head(level);
    for (int fills = 0; fills < fillsLeft; fills++) {
      left -= orders.remaining(order);
      if (left <= 0) {
        return true;
      }
      order = orders.next(order);
    }
    return false;
  }
}
