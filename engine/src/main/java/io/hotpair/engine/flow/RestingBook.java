package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import org.agrona.MutableDirectBuffer;

/**
 * New orders that all stay in the book: bids of symbols and ids that {@link GeneratedOrders} never
 * uses. Endless.
 */
final class RestingBook implements OperationSource {
  private static final int FIRST_SYMBOL = 1_001;
  private static final int SYMBOLS = 16;
  private static final long PRICES = 10_000;
  private static final long FIRST_ID = 1L << 40;

  private final OrderCommands commands = new OrderCommands();
  private long count;

  @Override
  public int next(MutableDirectBuffer into, int offset) {
    long index = count++;
    int symbol = FIRST_SYMBOL + (int) (index % SYMBOLS);
    long price = (1 + index * 7_919 % PRICES) * GeneratedOrders.TICK;
    return commands.newOrder(
        into, offset, symbol, FIRST_ID + index, Side.BUY, OrderType.LIMIT, price, 1);
  }

  @Override
  public long skipped() {
    return 0;
  }

  @Override
  public void close() {}
}
