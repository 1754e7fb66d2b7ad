package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes the events of a file as operations. In each further round over a file all its order ids
 * are moved by one more than the greatest id before, so that no order has the id of another.
 */
final class OrderEncoder implements OrderEvents {
  private final Path file;
  private final OrderCommands commands = new OrderCommands();
  private MutableDirectBuffer into;
  private int offset;
  private int length;
  private long idShift;
  private long greatestId;
  private long takers;

  OrderEncoder(Path file) {
    this.file = file;
  }

  /** Sets where the next event is encoded. */
  void wrap(MutableDirectBuffer into, int offset) {
    this.into = into;
    this.offset = offset;
    length = 0;
  }

  /** Length of the operation that was encoded since {@link #wrap}, 0 if none was. */
  int length() {
    return length;
  }

  /** The same file begins again. */
  void nextRound() {
    idShift = greatestId + 1;
  }

  @Override
  public void onLimitOrder(int symbolId, long orderId, Side side, long price, long quantity) {
    length =
        commands.newOrder(
            into, offset, symbolId, id(orderId), side, OrderType.LIMIT, price, quantity);
  }

  @Override
  public void onTaker(int symbolId, Side side, long price, long quantity) {
    takers++;
    length =
        commands.newOrder(
            into, offset, symbolId, MAX_ORDER_ID + takers, side, OrderType.IOC, price, quantity);
  }

  @Override
  public void onReduce(long orderId, long quantity) {
    length = commands.reduceOrder(into, offset, id(orderId), quantity);
  }

  @Override
  public void onCancel(long orderId) {
    length = commands.cancelOrder(into, offset, id(orderId));
  }

  @Override
  public void onReplace(long orderId, long newOrderId, long price, long quantity) {
    length = commands.replaceOrder(into, offset, id(orderId), id(newOrderId), price, quantity);
  }

  @Override
  public void onHalt(int symbolId) {
    length = commands.haltSymbol(into, offset, symbolId);
  }

  @Override
  public void onResume(int symbolId) {
    length = commands.resumeSymbol(into, offset, symbolId);
  }

  private long id(long orderId) {
    if (orderId == 0) {
      return 0; // Stands for "not known" and names no order in any round.
    }
    if (orderId > MAX_ORDER_ID - idShift) {
      throw new FlowException(
          file
              + ": order id "
              + orderId
              + " is too great to repeat the file once more; ask for fewer"
              + " operations");
    }
    final long id = orderId + idShift;
    greatestId = Math.max(greatestId, id);
    return id;
  }
}
