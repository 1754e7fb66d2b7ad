package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.sbe.Side;
import java.io.IOException;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * NASDAQ TotalView-ITCH 5.0 files: messages behind two-byte big-endian lengths. The symbol id is
 * the stock locate code.
 *
 * <p>A and F are new limit orders, X reduces, D cancels, U replaces. An execution (E, C) becomes a
 * taker from the other side at the price of the order that was hit. Where a file does not begin
 * with the day, orders are named that it did not add: their executions are skipped, because no
 * price is known, whereas X, D and U are passed on, because an engine has to reject them. Other
 * messages change no book and are skipped by their length.
 */
final class ItchReader implements OrderFileReader {
  private static final int ORDER_REF = 11;
  private static final int STOCK = 11;
  private static final int STOCK_LENGTH = 8;
  private static final int SIDE = 19;
  private static final int SHARES_OF_ADD = 20;
  private static final int PRICE_OF_ADD = 32;
  private static final int SHARES_OF_CHANGE = 19;
  private static final int NEW_ORDER_REF = 19;
  private static final int SHARES_OF_REPLACE = 27;
  private static final int PRICE_OF_REPLACE = 31;

  private final FlowInput input;
  private final ItchMessage message;
  private final RestingOrders resting = new RestingOrders();
  private final Int2ObjectHashMap<String> symbolNames = new Int2ObjectHashMap<>();
  private long skipped;

  ItchReader(FlowInput input) {
    this.input = input;
    message = new ItchMessage(input);
  }

  @Override
  public boolean next(OrderEvents events) {
    try {
      if (!message.read()) {
        return false;
      }
    } catch (IOException e) {
      throw input.failure("byte offset " + input.offset(), e);
    }
    dispatch(events);
    return true;
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public String symbolName(int symbolId) {
    final String name = symbolNames.get(symbolId);
    return name == null ? Integer.toString(symbolId) : name;
  }

  @Override
  public void close() {
    input.close();
  }

  private void dispatch(OrderEvents events) {
    switch (message.type()) {
      case 'A', 'F' -> onAdd(events);
      case 'E', 'C' -> onExecution(events);
      case 'X' -> onReduce(events);
      case 'D' -> onDelete(events);
      case 'U' -> onReplace(events);
      case 'R' -> onDirectory();
      default -> skipped++;
    }
  }

  private void onAdd(OrderEvents events) {
    final long orderRef = message.orderRef(ORDER_REF);
    final Side side = message.side(SIDE);
    final long price = message.unsignedInt(PRICE_OF_ADD);
    final long shares = message.unsignedInt(SHARES_OF_ADD);
    resting.add(orderRef, side, price, shares);
    events.onLimitOrder(message.stockLocate(), orderRef, side, price, shares);
  }

  private void onExecution(OrderEvents events) {
    final long orderRef = message.orderRef(ORDER_REF);
    if (!resting.contains(orderRef)) {
      skipped++;
      return;
    }
    final Side taker = resting.side(orderRef) == Side.BUY ? Side.SELL : Side.BUY;
    final long price = resting.price(orderRef);
    final long shares = message.unsignedInt(SHARES_OF_CHANGE);
    resting.reduce(orderRef, shares);
    events.onTaker(message.stockLocate(), taker, price, shares);
  }

  private void onReduce(OrderEvents events) {
    final long orderRef = message.orderRef(ORDER_REF);
    final long shares = message.unsignedInt(SHARES_OF_CHANGE);
    resting.reduce(orderRef, shares);
    events.onReduce(orderRef, shares);
  }

  private void onDelete(OrderEvents events) {
    final long orderRef = message.orderRef(ORDER_REF);
    resting.remove(orderRef);
    events.onCancel(orderRef);
  }

  private void onReplace(OrderEvents events) {
    final long orderRef = message.orderRef(ORDER_REF);
    final long newOrderRef = message.orderRef(NEW_ORDER_REF);
    final long shares = message.unsignedInt(SHARES_OF_REPLACE);
    final long price = message.unsignedInt(PRICE_OF_REPLACE);
    if (resting.contains(orderRef)) {
      final Side side = resting.side(orderRef);
      resting.remove(orderRef);
      resting.add(newOrderRef, side, price, shares);
    }
    events.onReplace(orderRef, newOrderRef, price, shares);
  }

  private void onDirectory() {
    symbolNames.put(message.stockLocate(), message.text(STOCK, STOCK_LENGTH));
    skipped++;
  }
}
