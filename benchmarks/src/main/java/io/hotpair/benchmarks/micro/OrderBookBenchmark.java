package io.hotpair.benchmarks.micro;

import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.concurrent.TimeUnit;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The order book by operation, with so many price levels on each side, ten orders at each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OrderBookBenchmark {
  private static final int ORDERS_PER_LEVEL = 10;
  private static final long MIDDLE = 1_000_000;
  private static final long QUANTITY = 100;

  /** Price levels on each side. */
  @Param({"10", "1000"})
  public int depth;

  private final OrderCommands commands = new OrderCommands();
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);
  private final BenchOperation call = new BenchOperation();
  private final ExpandableArrayBuffer answer = new ExpandableArrayBuffer();
  private OrderBookService service;
  private long orderId;

  /** Fills the book. */
  @Setup
  public void setUp() {
    service = new OrderBookService();
    service.onStart(call);
    for (int level = 1; level <= depth; level++) {
      for (int i = 0; i < ORDERS_PER_LEVEL; i++) {
        order(Side.BUY, OrderType.LIMIT, MIDDLE - level, QUANTITY);
        order(Side.SELL, OrderType.LIMIT, MIDDLE + level, QUANTITY);
      }
    }
  }

  private int order(Side side, OrderType type, long price, long quantity) {
    return apply(commands.newOrder(operation, 0, 1, ++orderId, side, type, price, quantity));
  }

  private int apply(int length) {
    return service.onOperation(call.next(operation, 0, length), answer);
  }

  /** A limit order that rests in the book, and its cancellation. */
  @Benchmark
  public int restAndCancel() {
    order(Side.BUY, OrderType.LIMIT, MIDDLE - 1 - orderId % depth, QUANTITY);
    return apply(commands.cancelOrder(operation, 0, orderId));
  }

  /** A limit order, its reduction, its replacement and its cancellation. */
  @Benchmark
  public int restReduceReplaceCancel() {
    order(Side.BUY, OrderType.LIMIT, MIDDLE - 1 - orderId % depth, QUANTITY);
    apply(commands.reduceOrder(operation, 0, orderId, 1));
    long former = orderId;
    apply(
        commands.replaceOrder(
            operation, 0, former, ++orderId, MIDDLE - 1 - orderId % depth, QUANTITY));
    return apply(commands.cancelOrder(operation, 0, orderId));
  }

  /** An order that rests at the best price, and one that takes it. */
  @Benchmark
  public int restAndMatch() {
    order(Side.SELL, OrderType.LIMIT, MIDDLE, QUANTITY);
    return order(Side.BUY, OrderType.IOC, MIDDLE, QUANTITY);
  }

  /** The top of the book. */
  @Benchmark
  public int queryTop() {
    return apply(commands.queryTop(operation, 0, 1));
  }

  /** The digest of the whole state. */
  @Benchmark
  public long digest() {
    return service.digest();
  }
}
