package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.MessageHeaderEncoder;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.orderbook.sbe.SnapshotBeginEncoder;
import io.hotpair.engine.orderbook.sbe.SnapshotHaltedEncoder;
import io.hotpair.engine.orderbook.sbe.SnapshotOrdersEncoder;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.ExpandableArrayBuffer;

/**
 * Writes a book as snapshot frames: what there will be, the halted symbols, the orders of each
 * level oldest first. For one snapshot only.
 */
final class BookSnapshotWriter {
  /** Of the snapshot's format; another one is refused. */
  static final int FORMAT_VERSION = 1;

  /** So few that a frame takes some tens of microseconds: the writer rests between frames only. */
  private static final int ENTRIES_PER_FRAME = 256;

  private final Book book;
  private final SnapshotOutput output;
  private final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final SnapshotHaltedEncoder halted = new SnapshotHaltedEncoder();
  private final SnapshotOrdersEncoder orders = new SnapshotOrdersEncoder();
  private SnapshotHaltedEncoder.SymbolsEncoder haltedGroup;
  private SnapshotOrdersEncoder.OrdersEncoder ordersGroup;
  private int entries;

  BookSnapshotWriter(Book book, SnapshotOutput output) {
    this.book = book;
    this.output = output;
  }

  void write() {
    writeBegin();
    writeHalted();
    writeOrders();
  }

  private void writeBegin() {
    OrderBookSettings settings = book.settings();
    SnapshotBeginEncoder begin = new SnapshotBeginEncoder();
    begin
        .wrapAndApplyHeader(frame, 0, header)
        .formatVersion(FORMAT_VERSION)
        .maxSymbols(settings.maxSymbols())
        .maxOrders(settings.maxOrders())
        .maxFills(settings.maxFills())
        .arrivals(book.arrivals())
        .fillCount(book.fillCount())
        .filledQuantity(book.filledQuantity())
        .digest(book.digest())
        .haltedCount(book.haltedCount())
        .orderCount(book.orders().size());
    output.frame(frame, 0, begin.limit());
  }

  private void writeHalted() {
    beginHalted();
    for (int symbolId = 0; symbolId < book.symbolsEnd(); symbolId++) {
      SymbolBook symbol = book.symbolOrNull(symbolId);
      if (symbol != null && symbol.halted()) {
        if (entries == ENTRIES_PER_FRAME) {
          endHalted();
          beginHalted();
        }
        haltedGroup.next().symbolId(symbolId);
        entries++;
      }
    }
    endHalted();
  }

  private void beginHalted() {
    halted.wrapAndApplyHeader(frame, 0, header);
    haltedGroup = halted.symbolsCount(ENTRIES_PER_FRAME);
    entries = 0;
  }

  private void endHalted() {
    if (haltedGroup.resetCountToIndex() > 0) {
      output.frame(frame, 0, halted.limit());
    }
  }

  private void writeOrders() {
    beginOrders();
    for (int symbolId = 0; symbolId < book.symbolsEnd(); symbolId++) {
      SymbolBook symbol = book.symbolOrNull(symbolId);
      if (symbol != null) {
        writeSide(symbol, Side.BUY);
        writeSide(symbol, Side.SELL);
      }
    }
    endOrders();
  }

  private void writeSide(SymbolBook symbol, Side side) {
    PriceLadder ladder = symbol.side(side);
    Orders all = book.orders();
    for (long cursor = ladder.first(); cursor != PriceLadder.END; cursor = ladder.next(cursor)) {
      int order = book.levels().head(ladder.levelAt(cursor));
      while (order != Orders.NONE) {
        writeOrder(all, order, symbol.symbolId(), side);
        order = all.next(order);
      }
    }
  }

  private void writeOrder(Orders all, int order, int symbolId, Side side) {
    if (entries == ENTRIES_PER_FRAME) {
      endOrders();
      beginOrders();
    }
    ordersGroup
        .next()
        .orderId(all.id(order))
        .price(all.price(order))
        .remaining(all.remaining(order))
        .arrival(all.arrival(order))
        .symbolId(symbolId)
        .side(side);
    entries++;
  }

  private void beginOrders() {
    orders.wrapAndApplyHeader(frame, 0, header);
    ordersGroup = orders.ordersCount(ENTRIES_PER_FRAME);
    entries = 0;
  }

  private void endOrders() {
    if (ordersGroup.resetCountToIndex() > 0) {
      output.frame(frame, 0, orders.limit());
    }
  }
}
