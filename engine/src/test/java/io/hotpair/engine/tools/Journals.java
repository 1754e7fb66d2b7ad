package io.hotpair.engine.tools;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.replay.JournalMaker;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Small journals for the tests of the tools. */
final class Journals {
  private Journals() {}

  /**
   * Records: 1 epoch 1; 2, 3 sessions 7 and 8 open; 4 session 7 buys (order 11, symbol 3); 5
   * session 8 buys (order 12, symbol 4); 6 session 7 cancels 11; 7 epoch 2; 8 session 8 sells
   * (order 13, symbol 4), which fills 12; 9 a timer; 10 session 7 closes.
   */
  static Path small(Path directory) {
    try (JournalMaker maker = JournalMaker.open(directory, 0)) {
      maker.epoch().session(7).session(8);
      order(maker, 7, 1, 3, 11, Side.BUY, 1_000_000, 5);
      order(maker, 8, 1, 4, 12, Side.BUY, 2_000_000, 6);
      cancel(maker, 7, 2, 11);
      maker.epoch();
      order(maker, 8, 2, 4, 13, Side.SELL, 2_000_000, 4);
      maker.plain(RecordKind.TIMER, 0, 99);
      maker.plain(RecordKind.SESSION_CLOSE, 7, 0);
    }
    return directory;
  }

  /** Generated orders of session 1: record 3 is the first operation. */
  static Path generated(Path directory, long seed, int count, long segmentRecords) {
    try (JournalMaker maker = JournalMaker.open(directory, 0, 1 << 20, segmentRecords);
        OperationSource source = FlowSources.generatedOrders(seed, count)) {
      maker.epoch().session(1).operations(1, 1, source);
    }
    return directory;
  }

  static void order(
      JournalMaker maker,
      long session,
      long clientSequence,
      int symbol,
      long orderId,
      Side side,
      long price,
      long quantity) {
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);
    int length =
        new OrderCommands()
            .newOrder(bytes, 0, symbol, orderId, side, OrderType.LIMIT, price, quantity);
    maker.operation(session, clientSequence, bytes, length);
  }

  static void cancel(JournalMaker maker, long session, long clientSequence, long orderId) {
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);
    int length = new OrderCommands().cancelOrder(bytes, 0, orderId);
    maker.operation(session, clientSequence, bytes, length);
  }
}
