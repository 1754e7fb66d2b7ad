package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.orderbook.OrderEntry.Fill;
import io.hotpair.engine.orderbook.OrderEntry.Report;
import io.hotpair.engine.orderbook.OrderEntry.Resting;
import io.hotpair.engine.orderbook.OrderEntry.Top;
import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderBookServiceTest {
  private static final OrderBookSettings SMALL = new OrderBookSettings(2, 6, 3, 1);

  private final ServiceDriver book = new ServiceDriver(OrderBookSettings.DEFAULT);
  private final ServiceDriver small = new ServiceDriver(SMALL);

  @Test
  void shouldRestALimitOrderWhenNothingCrosses() {
    Report report = buy(1, OrderType.LIMIT, 100, 10);

    assertEquals(
        new Report(
            ReportStatus.ACCEPTED,
            RejectReason.NONE,
            CancelReason.NONE,
            0,
            1,
            0,
            10,
            0,
            0,
            List.of()),
        report);
    assertEquals(new Top(100, 10, 0, 0, false), book.top(0));
  }

  @Test
  void shouldTradeAtTheMakersPriceAndRestTheRemainderOfALimitOrder() {
    sell(1, OrderType.LIMIT, 100, 4);

    Report report = buy(2, OrderType.LIMIT, 105, 10);

    assertEquals(List.of(new Fill(1, 100, 4, 0)), report.fills());
    assertEquals(6, report.remaining());
    assertEquals(new Top(105, 6, 0, 0, false), book.top(0));
  }

  @Test
  void shouldMatchTheBestPriceFirstAndTheOldestOrderWithinIt() {
    sell(1, OrderType.LIMIT, 101, 5);
    sell(2, OrderType.LIMIT, 100, 5);
    sell(3, OrderType.LIMIT, 100, 5);
    sell(4, OrderType.LIMIT, 102, 5);

    Report report = buy(5, OrderType.LIMIT, 101, 12);

    assertEquals(
        List.of(new Fill(2, 100, 5, 0), new Fill(3, 100, 5, 0), new Fill(1, 101, 2, 3)),
        report.fills());
    assertEquals(new Top(0, 0, 101, 3, false), book.top(0));
  }

  @Test
  void shouldCancelTheRemainderOfAMarketOrderAndIgnoreItsPrice() {
    sell(1, OrderType.LIMIT, 100, 4);
    sell(2, OrderType.LIMIT, 9_000, 4);

    Report report = buy(3, OrderType.MARKET, 0, 10);

    assertEquals(List.of(new Fill(1, 100, 4, 0), new Fill(2, 9_000, 4, 0)), report.fills());
    assertEquals(0, report.remaining());
    assertEquals(2, report.cancelled());
    assertEquals(CancelReason.NOT_FILLED, report.cancelReason());
    assertEquals(List.of(), book.contents());
  }

  @Test
  void shouldSellAMarketOrderDownToTheLowestPrice() {
    buy(1, OrderType.LIMIT, 1, 4);

    assertEquals(List.of(new Fill(1, 1, 4, 0)), sell(2, OrderType.MARKET, 77, 4).fills());
  }

  @Test
  void shouldFillAnIocOrderUpToItsPriceAndCancelTheRest() {
    buy(1, OrderType.LIMIT, 100, 4);
    buy(2, OrderType.LIMIT, 99, 4);

    Report report = sell(3, OrderType.IOC, 100, 10);

    assertEquals(List.of(new Fill(1, 100, 4, 0)), report.fills());
    assertEquals(6, report.cancelled());
    assertEquals(CancelReason.NOT_FILLED, report.cancelReason());
    assertEquals(List.of(new Resting(0, Side.BUY, 99, 2, 4)), book.contents());
  }

  @Test
  void shouldFillAFokOrderCompletelyOrNotAtAll() {
    sell(1, OrderType.LIMIT, 100, 4);
    sell(2, OrderType.LIMIT, 101, 4);
    long digest = book.digest();

    assertRejected(RejectReason.CANNOT_FILL, buy(3, OrderType.FOK, 101, 9));
    assertRejected(RejectReason.CANNOT_FILL, buy(4, OrderType.FOK, 100, 5));
    assertEquals(digest, book.digest());
    assertEquals(
        List.of(new Fill(1, 100, 4, 0), new Fill(2, 101, 3, 1)),
        buy(5, OrderType.FOK, 101, 7).fills());
  }

  @Test
  void shouldRejectAPostOnlyOrderThatWouldCrossAndRestOneThatWouldNot() {
    sell(1, OrderType.LIMIT, 100, 4);

    assertRejected(RejectReason.WOULD_CROSS, buy(2, OrderType.POST_ONLY, 100, 1));
    assertEquals(1, buy(3, OrderType.POST_ONLY, 99, 1).remaining());
  }

  @Test
  void shouldKeepPriorityWhenAnOrderIsReduced() {
    sell(1, OrderType.LIMIT, 100, 5);
    sell(2, OrderType.LIMIT, 100, 5);

    Report report = book.reduce(1, 3);

    assertEquals(ReportStatus.REDUCED, report.status());
    assertEquals(2, report.remaining());
    assertEquals(3, report.cancelled());
    assertEquals(1, buy(3, OrderType.IOC, 100, 1).fills().get(0).maker());
  }

  @Test
  void shouldCancelAnOrderThatIsReducedToZeroOrBelow() {
    sell(1, OrderType.LIMIT, 100, 5);

    Report report = book.reduce(1, 7);

    assertEquals(ReportStatus.CANCELLED, report.status());
    assertEquals(5, report.cancelled());
    assertRejected(RejectReason.UNKNOWN_ORDER, book.cancel(1));
  }

  @Test
  void shouldReportWhatACancelTookOff() {
    sell(1, OrderType.LIMIT, 100, 5);
    buy(2, OrderType.IOC, 100, 2);

    Report report = book.cancel(1);

    assertEquals(ReportStatus.CANCELLED, report.status());
    assertEquals(CancelReason.REQUESTED, report.cancelReason());
    assertEquals(3, report.cancelled());
    assertEquals(List.of(), book.contents());
  }

  @Test
  void shouldLosePriorityWhenAnOrderIsReplacedEvenBySameTerms() {
    sell(1, OrderType.LIMIT, 100, 5);
    sell(2, OrderType.LIMIT, 100, 5);

    Report report = book.replace(1, 1, 100, 5);

    assertEquals(ReportStatus.REPLACED, report.status());
    assertEquals(5, report.originalRemaining());
    assertEquals(2, buy(3, OrderType.IOC, 100, 1).fills().get(0).maker());
  }

  @Test
  void shouldMatchAReplacedOrderThatNowCrosses() {
    sell(1, OrderType.LIMIT, 100, 5);
    buy(2, OrderType.LIMIT, 90, 3);

    Report report = book.replace(2, 9, 100, 8);

    assertEquals(List.of(new Fill(1, 100, 5, 0)), report.fills());
    assertEquals(9, report.orderId());
    assertEquals(2, report.originalOrderId());
    assertEquals(3, report.remaining());
    assertEquals(List.of(new Resting(0, Side.BUY, 100, 9, 3)), book.contents());
  }

  @Test
  void shouldKeepTheOldOrderAndItsPriorityWhenAReplaceIsRejected() {
    sell(1, OrderType.LIMIT, 100, 5);
    sell(2, OrderType.LIMIT, 100, 5);
    long digest = book.digest();

    assertRejected(RejectReason.DUPLICATE_ORDER, book.replace(1, 2, 100, 5));
    assertRejected(RejectReason.BAD_ORDER_ID, book.replace(1, 0, 100, 5));
    assertRejected(RejectReason.BAD_PRICE, book.replace(1, 3, 0, 5));
    assertRejected(RejectReason.BAD_QUANTITY, book.replace(1, 3, 100, -5));
    assertRejected(RejectReason.UNKNOWN_ORDER, book.replace(7, 8, 100, 5));
    assertEquals(digest, book.digest());
    assertEquals(1, buy(4, OrderType.IOC, 100, 1).fills().get(0).maker());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
  void shouldRejectEveryNewOrderOfAHaltedSymbolOnly(OrderType type) {
    sell(1, OrderType.LIMIT, 100, 5);
    assertEquals(ReportStatus.HALTED, book.halt(0).status());

    assertRejected(RejectReason.SYMBOL_HALTED, buy(2, type, 100, 1));
    assertRejected(RejectReason.SYMBOL_HALTED, book.replace(1, 3, 100, 1));
    assertTrue(book.top(0).halted());
    assertEquals(
        ReportStatus.ACCEPTED, book.newOrder(1, 9, Side.BUY, OrderType.LIMIT, 1, 1).status());
  }

  @Test
  void shouldTakeCancelsAndReducesWhileASymbolIsHaltedAndOrdersOnceItIsResumed() {
    sell(1, OrderType.LIMIT, 100, 5);
    sell(2, OrderType.LIMIT, 100, 5);
    book.halt(0);

    assertEquals(ReportStatus.REDUCED, book.reduce(1, 1).status());
    assertEquals(ReportStatus.CANCELLED, book.cancel(2).status());
    assertEquals(ReportStatus.RESUMED, book.resume(0).status());
    assertEquals(List.of(new Fill(1, 100, 4, 0)), buy(3, OrderType.LIMIT, 100, 4).fills());
  }

  @Test
  void shouldKeepSymbolsApartButOrderIdsUniqueOverAll() {
    sell(1, OrderType.LIMIT, 100, 5);

    assertRejected(
        RejectReason.DUPLICATE_ORDER, book.newOrder(1, 1, Side.BUY, OrderType.LIMIT, 100, 5));
    assertEquals(List.of(), book.newOrder(1, 2, Side.BUY, OrderType.LIMIT, 100, 5).fills());
  }

  @Test
  void shouldLetAnOrderIdBeUsedAgainOnceItsOrderIsGone() {
    sell(1, OrderType.LIMIT, 100, 5);
    assertRejected(RejectReason.DUPLICATE_ORDER, buy(1, OrderType.IOC, 100, 5));
    book.cancel(1);

    assertEquals(ReportStatus.ACCEPTED, buy(1, OrderType.LIMIT, 100, 5).status());
  }

  @Test
  void shouldNameWhatIsWrongWithAnOrderAndChangeNothing() {
    long digest = small.digest();

    assertRejected(RejectReason.BAD_SYMBOL, newOn(small, -1, 1, 100, 5));
    assertRejected(RejectReason.TOO_MANY_SYMBOLS, newOn(small, 2, 1, 100, 5));
    assertRejected(RejectReason.TOO_MANY_SYMBOLS, newOn(small, Integer.MAX_VALUE, 1, 100, 5));
    assertRejected(RejectReason.BAD_ORDER_ID, newOn(small, 0, 0, 100, 5));
    assertRejected(RejectReason.BAD_PRICE, newOn(small, 0, 1, 0, 5));
    assertRejected(RejectReason.BAD_PRICE, newOn(small, 0, 1, Long.MIN_VALUE, 5));
    assertRejected(RejectReason.BAD_QUANTITY, newOn(small, 0, 1, 100, 0));
    assertRejected(RejectReason.BAD_SYMBOL, small.halt(-1));
    assertRejected(RejectReason.TOO_MANY_SYMBOLS, small.resume(2));
    assertRejected(RejectReason.TOO_MANY_SYMBOLS, small.rejectedTop(2));
    assertRejected(RejectReason.UNKNOWN_ORDER, small.reduce(1, 0));
    assertEquals(digest, small.digest());
  }

  @Test
  void shouldRejectAReduceByNothing() {
    sell(1, OrderType.LIMIT, 100, 5);

    assertRejected(RejectReason.BAD_QUANTITY, book.reduce(1, 0));
    assertRejected(RejectReason.BAD_QUANTITY, book.reduce(1, -1));
  }

  @Test
  void shouldTakeOnlyOrdersThatCannotRestWhenItHasItsMaximumOfOrders() {
    for (int id = 1; id <= SMALL.maxOrders(); id++) {
      newOn(small, 0, id, 100, 1);
    }

    assertRejected(RejectReason.TOO_MANY_ORDERS, newOn(small, 0, 7, 100, 1));
    assertEquals(ReportStatus.REPLACED, small.replace(1, 8, 101, 1).status());
    Report sold = small.newOrder(0, 9, Side.SELL, OrderType.IOC, 101, 1);
    assertEquals(List.of(new Fill(8, 101, 1, 0)), sold.fills());
    assertEquals(ReportStatus.ACCEPTED, newOn(small, 0, 7, 100, 1).status());
  }

  @Test
  void shouldCancelTheRemainderWhenAnOperationReachesTheMaximumOfFills() {
    for (int id = 1; id <= 4; id++) {
      newOn(small, 0, id, 100, 1);
    }
    assertRejected(
        RejectReason.CANNOT_FILL, small.newOrder(0, 8, Side.SELL, OrderType.FOK, 100, 4));

    Report report = small.newOrder(0, 9, Side.SELL, OrderType.LIMIT, 100, 10);

    assertEquals(SMALL.maxFills(), report.fills().size());
    assertEquals(CancelReason.FILL_LIMIT, report.cancelReason());
    assertEquals(7, report.cancelled());
    assertEquals(List.of(new Resting(0, Side.BUY, 100, 4, 1)), small.contents());
  }

  @Test
  void shouldNotBlameTheMaximumOfFillsWhenTheLastFillEmptiedTheBook() {
    for (int id = 1; id <= 3; id++) {
      newOn(small, 0, id, 100, 1);
    }

    Report report = small.newOrder(0, 9, Side.SELL, OrderType.LIMIT, 100, 10);

    assertEquals(CancelReason.NONE, report.cancelReason());
    assertEquals(7, report.remaining());
  }

  @Test
  void shouldAnswerTheGreatestSweepInLessThanOneMebibyte() {
    int makers = OrderBookSettings.FILLS_LIMIT;
    ServiceDriver wide = new ServiceDriver(new OrderBookSettings(1, 1 << 16, makers, 16));
    for (int id = 1; id <= makers; id++) {
      wide.newOrder(0, id, Side.SELL, OrderType.LIMIT, 1 + id / 3, 2);
    }

    Report report = wide.newOrder(0, makers + 1, Side.BUY, OrderType.FOK, 1 << 20, 2L * makers);

    assertEquals(makers, report.fills().size());
    assertEquals(0, report.cancelled());
    assertEquals(List.of(), wide.contents());
    assertTrue(wide.answerLength() < 1 << 20, () -> wide.answerLength() + " bytes");
  }

  @Test
  void shouldHandleQuantitiesOf63BitsWithoutOverflow() {
    sell(1, OrderType.LIMIT, 100, Long.MAX_VALUE);

    Report full = sell(2, OrderType.LIMIT, 100, 1);
    assertEquals(CancelReason.LEVEL_FULL, full.cancelReason());
    assertEquals(1, full.cancelled());
    sell(3, OrderType.LIMIT, 101, Long.MAX_VALUE);
    Report filled = buy(4, OrderType.FOK, 101, Long.MAX_VALUE);
    assertEquals(List.of(new Fill(1, 100, Long.MAX_VALUE, 0)), filled.fills());
    assertRejected(RejectReason.CANNOT_FILL, buy(5, OrderType.FOK, 100, 1));
    assertEquals(new Top(0, 0, 101, Long.MAX_VALUE, false), book.top(0));
  }

  @Test
  void shouldRefuseSettingsOutOfRangeByName() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new OrderBookSettings(1, 1, 40_000, 1));

    assertEquals("maxFills must be 1 to 32000, but is 40000", error.getMessage());
  }

  private Report buy(long id, OrderType type, long price, long quantity) {
    return book.newOrder(0, id, Side.BUY, type, price, quantity);
  }

  private Report sell(long id, OrderType type, long price, long quantity) {
    return book.newOrder(0, id, Side.SELL, type, price, quantity);
  }

  private static Report newOn(
      ServiceDriver driver, int symbolId, long id, long price, long quantity) {
    return driver.newOrder(symbolId, id, Side.BUY, OrderType.LIMIT, price, quantity);
  }

  private static void assertRejected(RejectReason reason, Report report) {
    assertEquals(ReportStatus.REJECTED, report.status());
    assertEquals(reason, report.rejectReason());
    assertEquals(List.of(), report.fills());
  }
}
