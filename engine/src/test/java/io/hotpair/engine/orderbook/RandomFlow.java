package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;

/** Endless random operations around a wandering price; allocates nothing per operation. */
final class RandomFlow {
  private static final OrderType[] TYPES = {
    OrderType.LIMIT, OrderType.MARKET, OrderType.IOC, OrderType.FOK, OrderType.POST_ONLY
  };

  private final SplittableRandom random;
  private final OrderCommands commands = new OrderCommands();
  private final int symbols;
  private final long[] recentIds;
  private long nextId = 1;
  private int oldest;

  /** A flow in which about so many orders are live. */
  RandomFlow(long seed, int symbols, int liveOrders) {
    random = new SplittableRandom(seed);
    this.symbols = symbols;
    recentIds = new long[liveOrders];
  }

  int next(MutableDirectBuffer buffer) {
    int kind = random.nextInt(100);
    int any = random.nextInt(recentIds.length);
    if (kind < 4) {
      return commands.reduceOrder(buffer, 0, recentIds[any], 1 + random.nextInt(10));
    }
    if (kind < 8) {
      long id = recentIds[any];
      recentIds[any] = nextId;
      return commands.replaceOrder(buffer, 0, id, nextId++, price(any), quantity());
    }
    if (kind < 9) {
      return commands.queryTop(buffer, 0, any % symbols);
    }
    OrderType type = kind < 85 ? OrderType.LIMIT : TYPES[random.nextInt(TYPES.length)];
    boolean mayRest = type == OrderType.LIMIT || type == OrderType.POST_ONLY;
    if (mayRest && recentIds[oldest] != 0) {
      return cancelOldest(buffer);
    }
    return newOrder(buffer, type, mayRest);
  }

  private int newOrder(MutableDirectBuffer buffer, OrderType type, boolean mayRest) {
    if (mayRest) {
      recentIds[oldest] = nextId;
      oldest = (oldest + 1) % recentIds.length;
    }
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int symbolId = random.nextInt(symbols);
    return commands.newOrder(
        buffer, 0, symbolId, nextId++, side, type, price(side == Side.BUY ? 0 : 1), quantity());
  }

  private int cancelOldest(MutableDirectBuffer buffer) {
    long id = recentIds[oldest];
    recentIds[oldest] = 0;
    return commands.cancelOrder(buffer, 0, id);
  }

  private long price(int parity) {
    long distance = random.nextInt(1 + random.nextInt(2000)) - 10;
    return parity % 2 == 0 ? 100_000 - distance : 100_000 + distance;
  }

  private long quantity() {
    return 1 + random.nextInt(100);
  }
}
