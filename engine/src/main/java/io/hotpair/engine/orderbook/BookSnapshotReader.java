package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.orderbook.sbe.SnapshotBeginDecoder;
import io.hotpair.engine.orderbook.sbe.SnapshotHaltedDecoder;
import io.hotpair.engine.orderbook.sbe.SnapshotOrdersDecoder;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.DirectBuffer;

/**
 * Makes a new book out of snapshot frames and believes nothing: every value is checked, and so is
 * the digest of the whole. For one snapshot only.
 */
final class BookSnapshotReader implements SnapshotOutput {
  private static final int GROUP_HEADER = SnapshotOrdersDecoder.OrdersDecoder.HEADER_SIZE;

  private final OrderBookSettings settings;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final SnapshotBeginDecoder begin = new SnapshotBeginDecoder();
  private final SnapshotHaltedDecoder halted = new SnapshotHaltedDecoder();
  private final SnapshotOrdersDecoder orders = new SnapshotOrdersDecoder();
  private Book book;
  private int frames;
  private int expectedHalted;
  private int expectedOrders;
  private long arrivals;
  private long digest;

  BookSnapshotReader(OrderBookSettings settings) {
    this.settings = settings;
  }

  @Override
  public void frame(DirectBuffer buffer, int offset, int length) {
    frames++;
    check(length >= MessageHeaderDecoder.ENCODED_LENGTH, "is shorter than a message header");
    header.wrap(buffer, offset);
    check(
        header.schemaId() == SnapshotBeginDecoder.SCHEMA_ID
            && header.version() == SnapshotBeginDecoder.SCHEMA_VERSION,
        "is of schema " + header.schemaId() + " version " + header.version());
    boolean isBegin = header.templateId() == SnapshotBeginDecoder.TEMPLATE_ID;
    check(isBegin == (frames == 1), "is out of place: the first one, and no other, must begin it");
    int bodyLength = length - MessageHeaderDecoder.ENCODED_LENGTH;
    switch (header.templateId()) {
      case SnapshotBeginDecoder.TEMPLATE_ID:
        readBegin(buffer, offset, bodyLength);
        break;
      case SnapshotHaltedDecoder.TEMPLATE_ID:
        readHalted(buffer, offset, bodyLength);
        break;
      case SnapshotOrdersDecoder.TEMPLATE_ID:
        readOrders(buffer, offset, bodyLength);
        break;
      default:
        check(false, "has an unknown template " + header.templateId());
    }
  }

  /**
   * Ends the snapshot.
   *
   * @return the book.
   */
  Book finish() {
    checkWhole(book != null, "it has no frames");
    checkWhole(
        book.haltedCount() == expectedHalted && book.orders().size() == expectedOrders,
        "it should have "
            + (expectedHalted + " halted symbols and " + expectedOrders + " orders, but has ")
            + (book.haltedCount() + " and " + book.orders().size()));
    for (int symbolId = 0; symbolId < book.symbolsEnd(); symbolId++) {
      SymbolBook symbol = book.symbolOrNull(symbolId);
      checkWhole(symbol == null || !isCrossed(symbol), "symbol " + symbolId + " is crossed");
    }
    checkWhole(
        book.digest() == digest,
        "its digest is "
            + Long.toHexString(book.digest())
            + ", but it says "
            + Long.toHexString(digest));
    return book;
  }

  private boolean isCrossed(SymbolBook symbol) {
    int bid = symbol.side(Side.BUY).best();
    return bid != Levels.NONE && symbol.side(Side.SELL).isReachedBy(book.levels().price(bid));
  }

  private void readBegin(DirectBuffer buffer, int offset, int bodyLength) {
    check(
        header.blockLength() == SnapshotBeginDecoder.BLOCK_LENGTH
            && bodyLength == SnapshotBeginDecoder.BLOCK_LENGTH,
        "has a wrong length");
    begin.wrapAndApplyHeader(buffer, offset, header);
    check(
        begin.formatVersion() == BookSnapshotWriter.FORMAT_VERSION,
        "has format version "
            + begin.formatVersion()
            + ", but this service reads version "
            + BookSnapshotWriter.FORMAT_VERSION);
    checkSetting("maxSymbols", begin.maxSymbols(), settings.maxSymbols());
    checkSetting("maxOrders", begin.maxOrders(), settings.maxOrders());
    checkSetting("maxFills", begin.maxFills(), settings.maxFills());
    expectedHalted = begin.haltedCount();
    expectedOrders = begin.orderCount();
    arrivals = begin.arrivals();
    digest = begin.digest();
    check(
        expectedHalted >= 0 && expectedHalted <= settings.maxSymbols(),
        "promises " + expectedHalted + " halted symbols");
    check(
        expectedOrders >= 0 && expectedOrders <= settings.maxOrders() && expectedOrders <= arrivals,
        "promises " + expectedOrders + " orders");
    check(begin.fillCount() >= 0, "has a negative number of fills");
    book = new Book(settings.withRoomFor(expectedOrders));
    book.counters(arrivals, begin.fillCount(), begin.filledQuantity());
  }

  private void readHalted(DirectBuffer buffer, int offset, int bodyLength) {
    check(book.orders().size() == 0, "is out of place: halted symbols come before orders");
    checkGroup(buffer, offset, bodyLength, SnapshotHaltedDecoder.SymbolsDecoder.sbeBlockLength());
    halted.wrapAndApplyHeader(buffer, offset, header);
    for (SnapshotHaltedDecoder.SymbolsDecoder entry : halted.symbols()) {
      SymbolBook symbol = symbol(entry.symbolId());
      check(!symbol.halted(), "names symbol " + symbol.symbolId() + " again");
      book.halted(symbol, true);
    }
  }

  private void readOrders(DirectBuffer buffer, int offset, int bodyLength) {
    checkGroup(buffer, offset, bodyLength, SnapshotOrdersDecoder.OrdersDecoder.sbeBlockLength());
    orders.wrapAndApplyHeader(buffer, offset, header);
    for (SnapshotOrdersDecoder.OrdersDecoder entry : orders.orders()) {
      readOrder(entry);
    }
  }

  private void readOrder(SnapshotOrdersDecoder.OrdersDecoder entry) {
    long orderId = entry.orderId();
    Side side = OperationForm.sideOrNull(entry.sideRaw());
    checkOrder(side != null, orderId, "is on neither side");
    checkOrder(orderId >= 1, orderId, "has a bad id");
    checkOrder(entry.price() >= 1, orderId, "has a bad price");
    checkOrder(entry.remaining() >= 1, orderId, "has a bad quantity");
    checkOrder(book.find(orderId) == Orders.NONE, orderId, "is there already");
    checkOrder(book.orders().size() < expectedOrders, orderId, "is one more than promised");
    SymbolBook symbol = symbol(entry.symbolId());
    int level = symbol.side(side).find(entry.price());
    long newest = level == Levels.NONE ? 0 : book.orders().arrival(book.levels().tail(level));
    checkOrder(
        entry.arrival() > newest && entry.arrival() <= arrivals,
        orderId,
        "is out of place in time");
    boolean fits =
        book.insert(symbol, side, orderId, entry.price(), entry.remaining(), entry.arrival());
    checkOrder(fits, orderId, "has a quantity that does not fit its price level");
  }

  private SymbolBook symbol(int symbolId) {
    check(
        symbolId >= 0 && symbolId < settings.maxSymbols(),
        "names symbol " + symbolId + ", but maxSymbols is " + settings.maxSymbols());
    return book.symbol(symbolId);
  }

  private void checkGroup(DirectBuffer buffer, int offset, int bodyLength, int entryLength) {
    check(header.blockLength() == 0 && bodyLength >= GROUP_HEADER, "has a wrong length");
    int groupOffset = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    int blockLength = buffer.getShort(groupOffset, SnapshotOrdersDecoder.BYTE_ORDER) & 0xffff;
    int count = buffer.getShort(groupOffset + 2, SnapshotOrdersDecoder.BYTE_ORDER) & 0xffff;
    check(
        blockLength == entryLength && bodyLength == GROUP_HEADER + count * entryLength,
        "has a wrong length");
  }

  private void checkSetting(String name, int inSnapshot, int here) {
    check(
        inSnapshot == here,
        ("was made with " + name + " " + inSnapshot)
            + (", but this service has " + here + "; give it the same settings"));
  }

  private void checkOrder(boolean condition, long orderId, String what) {
    if (!condition) {
      check(false, "has order " + orderId + ", which " + what);
    }
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException(
          "not a snapshot of this order book: frame " + frames + " " + what);
    }
  }

  private static void checkWhole(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("not a snapshot of this order book: " + what);
    }
  }
}
