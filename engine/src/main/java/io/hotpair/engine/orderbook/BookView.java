package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.Side;

/**
 * Looks into an {@link OrderBookService}'s books without changing them. Use it on the thread that
 * applies operations, between two of them: a replay, a test. Allocates nothing.
 */
public final class BookView {
  private final OrderBookService service;

  BookView(OrderBookService service) {
    this.service = service;
  }

  /** Takes price levels. */
  @FunctionalInterface
  public interface LevelVisitor {
    /**
     * One price level.
     *
     * @param price in 10000ths of the currency.
     * @param quantity of all orders at that price.
     * @param orders how many they are.
     */
    void onLevel(long price, long quantity, int orders);
  }

  /** Takes resting orders. */
  @FunctionalInterface
  public interface OrderVisitor {
    /**
     * One resting order.
     *
     * @param orderId of the order.
     * @param price in 10000ths of the currency.
     * @param remaining quantity.
     */
    void onOrder(long orderId, long price, long remaining);
  }

  /**
   * Shows price levels, best first.
   *
   * @param symbolId of the symbol; one in which nothing has happened has no levels.
   * @param side of the book.
   * @param depth how many levels at most.
   * @param visitor takes them.
   */
  public void forEachLevel(int symbolId, Side side, int depth, LevelVisitor visitor) {
    Book book = service.book();
    SymbolBook symbol = symbol(symbolId);
    if (symbol == null) {
      return;
    }
    Levels levels = book.levels();
    PriceLadder ladder = symbol.side(side);
    long cursor = ladder.first();
    for (int i = 0; i < depth && cursor != PriceLadder.END; i++) {
      int level = ladder.levelAt(cursor);
      visitor.onLevel(levels.price(level), levels.total(level), levels.count(level));
      cursor = ladder.next(cursor);
    }
  }

  /**
   * Shows all resting orders, best price first, oldest first within a price.
   *
   * @param symbolId of the symbol; one in which nothing has happened has no orders.
   * @param side of the book.
   * @param visitor takes them.
   */
  public void forEachOrder(int symbolId, Side side, OrderVisitor visitor) {
    Book book = service.book();
    SymbolBook symbol = symbol(symbolId);
    if (symbol == null) {
      return;
    }
    Orders orders = book.orders();
    PriceLadder ladder = symbol.side(side);
    for (long at = ladder.first(); at != PriceLadder.END; at = ladder.next(at)) {
      int order = book.levels().head(ladder.levelAt(at));
      while (order != Orders.NONE) {
        visitor.onOrder(orders.id(order), orders.price(order), orders.remaining(order));
        order = orders.next(order);
      }
    }
  }

  /**
   * Whether a symbol is halted.
   *
   * @param symbolId of the symbol.
   * @return false if nothing has happened in it.
   */
  public boolean isHalted(int symbolId) {
    SymbolBook symbol = symbol(symbolId);
    return symbol != null && symbol.halted();
  }

  /**
   * How many orders rest in all symbols.
   *
   * @return count.
   */
  public int orderCount() {
    return service.book().orders().size();
  }

  private SymbolBook symbol(int symbolId) {
    return symbolId < 0 ? null : service.book().symbolOrNull(symbolId);
  }
}
