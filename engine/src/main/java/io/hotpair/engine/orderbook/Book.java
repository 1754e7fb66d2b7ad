package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.Side;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The whole replicated state of an order book service, and the only place where it changes. It
 * keeps the digest up to date with every change.
 */
final class Book {
  private static final float LOAD_FACTOR = 0.55f;
  private static final int MOST_EXPECTED_LEVELS = 1 << 14;

  /** Two neighbouring blocks are merged below half a block, so a quarter each is the least. */
  private static final int LEVELS_PER_BLOCK = LadderBlock.CAPACITY / 4;

  private static final long HALTED_SEED = 0x48414c54;

  private final OrderBookSettings settings;
  private final long settingsHash;
  private final Orders orders;
  private final Levels levels;
  private final Long2LongHashMap orderById;
  private final LadderBlockPool blocks;
  private SymbolBook[] symbols = new SymbolBook[1];

  private long arrivals;
  private long fillCount;
  private long filledQuantity;
  private int haltedCount;
  private long haltedHash;
  private long ordersHash;

  Book(OrderBookSettings settings) {
    this.settings = settings;
    settingsHash =
        Hash.combine(
            Hash.combine(settings.maxSymbols(), settings.maxOrders()), settings.maxFills());
    orders = new Orders(settings.expectedOrders());
    int expectedLevels = Math.min(settings.expectedOrders(), MOST_EXPECTED_LEVELS);
    levels = new Levels(orders, expectedLevels);
    blocks = new LadderBlockPool(expectedLevels / LEVELS_PER_BLOCK + 1);
    int capacity = (int) (settings.expectedOrders() / LOAD_FACTOR) + 1;
    orderById = new Long2LongHashMap(capacity, LOAD_FACTOR, Orders.NONE);
  }

  OrderBookSettings settings() {
    return settings;
  }

  Orders orders() {
    return orders;
  }

  Levels levels() {
    return levels;
  }

  /** The live order with an id, or {@link Orders#NONE}. */
  int find(long orderId) {
    return (int) orderById.get(orderId);
  }

  /** The symbol, or null if nothing has happened in it; never outside its range. */
  SymbolBook symbolOrNull(int symbolId) {
    return symbolId < symbols.length ? symbols[symbolId] : null;
  }

  /** The symbol, which is made on first use; that changes no state that anyone can see. */
  SymbolBook symbol(int symbolId) {
    if (symbolId >= symbols.length) {
      int length = Math.min(settings.maxSymbols(), Math.max(symbols.length << 1, symbolId + 1));
      symbols = Arrays.copyOf(symbols, length);
    }
    SymbolBook symbol = symbols[symbolId];
    if (symbol == null) {
      symbol = new SymbolBook(symbolId, blocks);
      symbols[symbolId] = symbol;
    }
    return symbol;
  }

  /** Symbol ids that were ever used are below it. */
  int symbolsEnd() {
    return symbols.length;
  }

  void halted(SymbolBook symbol, boolean halted) {
    if (symbol.halted() != halted) {
      symbol.halted(halted);
      haltedCount += halted ? 1 : -1;
      long hash = Hash.combine(HALTED_SEED, symbol.symbolId());
      haltedHash += halted ? hash : -hash;
    }
  }

  /**
   * Puts a new order to rest behind all others of its price.
   *
   * @return false if the level has no room for the quantity; nothing has changed.
   */
  boolean rest(SymbolBook symbol, Side side, long orderId, long price, long quantity) {
    if (!insert(symbol, side, orderId, price, quantity, arrivals + 1)) {
      return false;
    }
    arrivals++;
    return true;
  }

  /** As {@link #rest}, for an order that came to rest at a time of its own: out of a snapshot. */
  boolean insert(
      SymbolBook symbol, Side side, long orderId, long price, long quantity, long arrival) {
    PriceLadder ladder = symbol.side(side);
    int level = ladder.find(price);
    if (level == Levels.NONE) {
      level = levels.add(price);
      ladder.insert(price, level);
    } else if (!levels.fits(level, quantity)) {
      return false;
    }
    int owner = Orders.owner(symbol.symbolId(), side);
    int order = orders.add(orderId, owner, price, quantity, arrival, level);
    levels.append(level, order);
    orderById.put(orderId, order);
    ordersHash += Hash.order(orders.identity(order), quantity);
    return true;
  }

  /**
   * Takes quantity off a live order, at most what remains; an order of which nothing remains is
   * gone.
   */
  void take(int order, long quantity) {
    long identity = orders.identity(order);
    long before = orders.remaining(order);
    long after = before - quantity;
    int level = orders.level(order);
    ordersHash -= Hash.order(identity, before);
    levels.reduceTotal(level, quantity);
    if (after > 0) {
      orders.remaining(order, after);
      ordersHash += Hash.order(identity, after);
    } else {
      remove(order, level);
    }
  }

  /** As {@link #take}, for a trade. */
  void fill(int order, long quantity) {
    fillCount++;
    filledQuantity += quantity;
    take(order, quantity);
  }

  private void remove(int order, int level) {
    levels.unlink(level, order);
    if (levels.count(level) == 0) {
      symbols[orders.symbolId(order)].side(orders.side(order)).remove(levels.price(level));
      levels.free(level);
    }
    orderById.remove(orders.id(order));
    orders.free(order);
  }

  /** Sets what a snapshot tells beside symbols and orders. */
  void counters(long arrivals, long fillCount, long filledQuantity) {
    this.arrivals = arrivals;
    this.fillCount = fillCount;
    this.filledQuantity = filledQuantity;
  }

  /** How many orders ever came to rest. */
  long arrivals() {
    return arrivals;
  }

  long fillCount() {
    return fillCount;
  }

  long filledQuantity() {
    return filledQuantity;
  }

  int haltedCount() {
    return haltedCount;
  }

  long digest() {
    long hash = Hash.combine(settingsHash, ordersHash);
    hash = Hash.combine(hash, haltedHash);
    hash = Hash.combine(hash, arrivals);
    hash = Hash.combine(hash, fillCount);
    return Hash.combine(hash, filledQuantity);
  }
}
