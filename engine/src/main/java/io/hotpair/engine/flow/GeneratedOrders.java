package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;

/**
 * An endless, realistic flow of orders for some symbols with ids from 1 on. Fair prices are
 * mean-reverting walks; limit orders are placed near them at geometric distances. As on a real
 * venue, most orders are cancelled, almost always while they are alive; some are replaced or
 * reduced, few take liquidity (market, IOC, FOK), some are post-only, and now and then a symbol is
 * halted for a short time. The number of live orders stays bounded.
 */
final class GeneratedOrders implements OperationSource {
  /** Price of one tick, in 10000ths of the currency. */
  static final long TICK = 100;

  /** A book never has more live orders. */
  static final int MAX_LIVE_ORDERS = 256;

  private static final int USUAL_LIVE_ORDERS = MAX_LIVE_ORDERS / 2;
  private static final int HALT_ONE_IN = 4096;
  private static final int MAX_HALT_OPERATIONS = 512;
  private static final int NONE = 0;

  private final SplittableRandom random;
  private final OrderCommands commands = new OrderCommands();
  private final GeneratedBook[] books;
  private final PriceWalk[] prices;
  private long lastOrderId;
  private long lastCancelledId;

  /** The symbol that is halted, or {@link #NONE}; symbols are numbered from 1. */
  private int haltedSymbol = NONE;

  private int haltOperationsLeft;

  GeneratedOrders(long seed, int symbols) {
    random = new SplittableRandom(seed);
    books = new GeneratedBook[symbols];
    prices = new PriceWalk[symbols];
    for (int i = 0; i < symbols; i++) {
      books[i] = new GeneratedBook(MAX_LIVE_ORDERS);
      prices[i] = new PriceWalk(random.nextLong(1_000, 50_000));
    }
  }

  @Override
  public int next(MutableDirectBuffer into, int offset) {
    if (haltedSymbol != NONE && --haltOperationsLeft == 0) {
      final int symbolId = haltedSymbol;
      haltedSymbol = NONE;
      return commands.resumeSymbol(into, offset, symbolId);
    }
    final int symbolId = 1 + random.nextInt(books.length);
    if (haltedSymbol == NONE && random.nextInt(HALT_ONE_IN) == 0) {
      haltedSymbol = symbolId;
      haltOperationsLeft = random.nextInt(MAX_HALT_OPERATIONS / 8, MAX_HALT_OPERATIONS);
      return commands.haltSymbol(into, offset, symbolId);
    }
    prices[symbolId - 1].step(random);
    return symbolId == haltedSymbol
        ? duringHalt(into, offset, symbolId)
        : duringTrading(into, offset, symbolId);
  }

  @Override
  public long skipped() {
    return 0;
  }

  @Override
  public void close() {}

  private int duringTrading(MutableDirectBuffer into, int offset, int symbolId) {
    final GeneratedBook book = books[symbolId - 1];
    final int permille = random.nextInt(1000);
    // The more live orders, the more cancels: so their number hovers around the usual one.
    final int cancels = 500 * book.size() / USUAL_LIVE_ORDERS;
    if (permille < 930) {
      return permille < cancels || book.isFull()
          ? cancel(into, offset, book)
          : limit(into, offset, symbolId, book);
    }
    if (permille < 960) {
      return book.size() > 0
          ? replace(into, offset, symbolId, book)
          : limit(into, offset, symbolId, book);
    }
    if (permille < 970) {
      return book.size() > 0 ? reduce(into, offset, book) : limit(into, offset, symbolId, book);
    }
    return permille < 995
        ? take(into, offset, symbolId, book)
        : commands.queryTop(into, offset, symbolId);
  }

  /** A halted book takes cancels; some clients try more and are rejected. */
  private int duringHalt(MutableDirectBuffer into, int offset, int symbolId) {
    final GeneratedBook book = books[symbolId - 1];
    if (book.size() > 0 && random.nextInt(4) != 0) {
      return cancel(into, offset, book);
    }
    final boolean buy = random.nextBoolean();
    return newOrder(
        into, offset, symbolId, buy, OrderType.LIMIT, passivePrice(symbolId, buy), quantity());
  }

  private int limit(MutableDirectBuffer into, int offset, int symbolId, GeneratedBook book) {
    final boolean buy = random.nextBoolean();
    final long price = passivePrice(symbolId, buy);
    final long quantity = quantity();
    final boolean postOnly = random.nextInt(8) == 0;
    final int length =
        newOrder(
            into,
            offset,
            symbolId,
            buy,
            postOnly ? OrderType.POST_ONLY : OrderType.LIMIT,
            price,
            quantity);
    if (!postOnly || !book.crosses(buy, price)) {
      rest(book, buy, price, quantity);
    }
    return length;
  }

  private int cancel(MutableDirectBuffer into, int offset, GeneratedBook book) {
    // Sometimes a client is late, and the order is gone.
    if (lastCancelledId > 0 && random.nextInt(64) == 0) {
      return commands.cancelOrder(into, offset, lastCancelledId);
    }
    final int index = random.nextInt(book.size());
    lastCancelledId = book.id(index);
    book.remove(index);
    return commands.cancelOrder(into, offset, lastCancelledId);
  }

  private int replace(MutableDirectBuffer into, int offset, int symbolId, GeneratedBook book) {
    final int index = random.nextInt(book.size());
    final long id = book.id(index);
    final boolean buy = book.buys(index);
    final long price = passivePrice(symbolId, buy);
    final long quantity = quantity();
    book.remove(index);
    lastOrderId++;
    final int length = commands.replaceOrder(into, offset, id, lastOrderId, price, quantity);
    rest(book, buy, price, quantity);
    return length;
  }

  private int reduce(MutableDirectBuffer into, int offset, GeneratedBook book) {
    final int index = random.nextInt(book.size());
    final long id = book.id(index);
    final long quantity = 1 + random.nextLong(book.quantity(index));
    book.reduce(index, quantity);
    return commands.reduceOrder(into, offset, id, quantity);
  }

  private int take(MutableDirectBuffer into, int offset, int symbolId, GeneratedBook book) {
    final boolean buy = random.nextBoolean();
    final long quantity = quantity();
    final OrderType type =
        switch (random.nextInt(9)) {
          case 0, 1 -> OrderType.MARKET;
          case 2, 3 -> OrderType.FOK;
          default -> OrderType.IOC;
        };
    // Through the fair price to the other side's first few levels.
    final long reach = (buy ? 1 : -1) * (1L + distance());
    final long price = Math.max(1, prices[symbolId - 1].ticks() + reach) * TICK;
    final long limit = type == OrderType.MARKET ? (buy ? Long.MAX_VALUE : 0) : price;
    if (type != OrderType.FOK || book.available(buy, limit) >= quantity) {
      book.match(buy, limit, quantity);
    }
    return newOrder(into, offset, symbolId, buy, type, price, quantity);
  }

  private int newOrder(
      MutableDirectBuffer into,
      int offset,
      int symbolId,
      boolean buy,
      OrderType type,
      long price,
      long quantity) {
    lastOrderId++;
    final Side side = buy ? Side.BUY : Side.SELL;
    return commands.newOrder(into, offset, symbolId, lastOrderId, side, type, price, quantity);
  }

  /** The order with the last id matches what it can, and the remainder rests. */
  private void rest(GeneratedBook book, boolean buy, long price, long quantity) {
    final long left = book.match(buy, price, quantity);
    if (left > 0) {
      book.add(lastOrderId, buy, price, left);
    }
  }

  private long passivePrice(int symbolId, boolean buy) {
    final long ticks = prices[symbolId - 1].ticks();
    return Math.max(1, buy ? ticks - 1 - distance() : ticks + 1 + distance()) * TICK;
  }

  /** Ticks, 0 or more, geometric with a mean of about 3. */
  private int distance() {
    int ticks = 0;
    while (ticks < 64 && random.nextInt(4) != 0) {
      ticks++;
    }
    return ticks;
  }

  /** Mostly round lots, some odd ones. */
  private long quantity() {
    return random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 100L * (1 + random.nextInt(10));
  }
}
