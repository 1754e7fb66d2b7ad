package io.hotpair.engine.orderbook;

/**
 * The bounds of an order book service. The first three are part of the replicated state: all nodes
 * must have the same ones, or the digests differ from the first operation on. Immutable.
 *
 * @param maxSymbols symbol ids are below it; 1 to {@link #SYMBOLS_LIMIT}.
 * @param maxOrders how many orders may be live at once, over all symbols; 1 to {@link
 *     #ORDERS_LIMIT}.
 * @param maxFills how many fills one operation may cause; 1 to {@link #FILLS_LIMIT}. An order that
 *     reaches it keeps its fills and the remainder is cancelled; a fill-or-kill order that would
 *     need more is rejected.
 * @param expectedOrders how many live orders there is room for from the start, so that the tables
 *     need not grow while operations flow; 1 to maxOrders. Not part of the state.
 */
public record OrderBookSettings(int maxSymbols, int maxOrders, int maxFills, int expectedOrders) {
  /** The greatest {@code maxSymbols}. */
  public static final int SYMBOLS_LIMIT = 1 << 20;

  /** The greatest {@code maxOrders}. */
  public static final int ORDERS_LIMIT = 1 << 26;

  /** The greatest {@code maxFills}: an answer with so many is just below 1 MiB. */
  public static final int FILLS_LIMIT = 32_000;

  /** 65,536 symbols, 4,194,304 orders, 16,384 fills (half a MiB), 65,536 expected orders. */
  public static final OrderBookSettings DEFAULT =
      new OrderBookSettings(1 << 16, 1 << 22, 1 << 14, 1 << 16);

  /** Checks the bounds. */
  public OrderBookSettings {
    requireRange("maxSymbols", maxSymbols, SYMBOLS_LIMIT);
    requireRange("maxOrders", maxOrders, ORDERS_LIMIT);
    requireRange("maxFills", maxFills, FILLS_LIMIT);
    requireRange("expectedOrders", expectedOrders, maxOrders);
  }

  /** The same bounds, with room for at least so many live orders from the start. */
  OrderBookSettings withRoomFor(int orders) {
    int room = Math.min(maxOrders, Math.max(expectedOrders, orders));
    return new OrderBookSettings(maxSymbols, maxOrders, maxFills, room);
  }

  private static void requireRange(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ", but is " + value);
    }
  }
}
