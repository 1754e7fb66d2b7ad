package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.sbe.Side;
import java.io.IOException;

/**
 * LOBSTER message files: lines of time, type, order id, size, price, direction of the resting
 * order, without a header. They are about one symbol.
 *
 * <p>Type 1 is a new limit order, 2 a reduce, 3 a cancel. An execution of a visible order (4)
 * becomes a taker from the other side at that price, so that it hits the order that was hit. Hidden
 * executions (5) and auctions (6) are skipped. Type 7 halts the symbol at price -1 and resumes it
 * at price 1; price 0 (quoting resumes, trading does not) is skipped.
 */
final class LobsterReader implements OrderFileReader {
  /** The symbol of every operation. */
  static final int SYMBOL_ID = 1;

  private static final int NEW = 1;
  private static final int PARTIAL_CANCEL = 2;
  private static final int DELETE = 3;
  private static final int EXECUTION = 4;
  private static final int HIDDEN_EXECUTION = 5;
  private static final int AUCTION = 6;
  private static final int HALT = 7;

  private final FlowInput input;
  private final LobsterLine line;
  private long skipped;

  LobsterReader(FlowInput input) {
    this.input = input;
    line = new LobsterLine(input);
  }

  @Override
  public boolean next(OrderEvents events) {
    try {
      if (!line.read()) {
        return false;
      }
    } catch (IOException e) {
      throw input.failure(line.where(), e);
    }
    line.checkTime();
    dispatch(events);
    return true;
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public String symbolName(int symbolId) {
    return Integer.toString(symbolId);
  }

  @Override
  public void close() {
    input.close();
  }

  private void dispatch(OrderEvents events) {
    final long type = line.number(LobsterLine.TYPE);
    final long orderId = line.number(LobsterLine.ORDER_ID);
    final long size = line.number(LobsterLine.SIZE);
    final long price = line.number(LobsterLine.PRICE);
    final long direction = line.number(LobsterLine.DIRECTION);
    if (orderId < 0 || orderId > OrderEvents.MAX_ORDER_ID) {
      throw line.wrong(LobsterLine.ORDER_ID, "is not between 0 and " + OrderEvents.MAX_ORDER_ID);
    }
    if (type < NEW || type > HALT) {
      throw line.wrong(LobsterLine.TYPE, "is not a type from 1 to 7");
    }
    switch ((int) type) {
      case NEW -> events.onLimitOrder(SYMBOL_ID, orderId, side(direction), price, size);
      case PARTIAL_CANCEL -> events.onReduce(orderId, size);
      case DELETE -> events.onCancel(orderId);
      case EXECUTION -> events.onTaker(SYMBOL_ID, opposite(side(direction)), price, size);
      case HIDDEN_EXECUTION, AUCTION -> skipped++;
      default -> onHalt(events, price);
    }
  }

  private void onHalt(OrderEvents events, long price) {
    if (price == -1) {
      events.onHalt(SYMBOL_ID);
    } else if (price == 1) {
      events.onResume(SYMBOL_ID);
    } else if (price == 0) {
      skipped++;
    } else {
      throw line.wrong(LobsterLine.PRICE, "is not -1, 0 or 1, as type 7 has it");
    }
  }

  private Side side(long direction) {
    if (direction == 1) {
      return Side.BUY;
    }
    if (direction == -1) {
      return Side.SELL;
    }
    throw line.wrong(LobsterLine.DIRECTION, "is not 1 (buy) or -1 (sell)");
  }

  private static Side opposite(Side side) {
    return side == Side.BUY ? Side.SELL : Side.BUY;
  }
}
