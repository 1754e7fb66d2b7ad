package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.BooleanType;
import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.MessageHeaderEncoder;
import io.hotpair.engine.orderbook.sbe.OrderReportEncoder;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.orderbook.sbe.TopOfBookEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the answer to one operation. Every field is written every time, because the buffer still
 * holds an earlier answer.
 */
final class ReportWriter {
  /** In place of a symbol id that is not known. */
  static final int NO_SYMBOL = -1;

  private final int maxFills;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final OrderReportEncoder report = new OrderReportEncoder();
  private final TopOfBookEncoder top = new TopOfBookEncoder();
  private MutableDirectBuffer answer;
  private OrderReportEncoder.FillsEncoder fills;

  ReportWriter(int maxFills) {
    this.maxFills = maxFills;
  }

  /** Where the answer to come goes. */
  void wrap(MutableDirectBuffer answer) {
    this.answer = answer;
  }

  /** Begins a report that may have fills. */
  void begin() {
    report.wrapAndApplyHeader(answer, 0, header);
    fills = report.fillsCount(maxFills);
  }

  void fill(long makerOrderId, long price, long quantity, long makerRemaining) {
    fills
        .next()
        .makerOrderId(makerOrderId)
        .price(price)
        .quantity(quantity)
        .makerRemaining(makerRemaining);
  }

  /** Ends a report on a new order, or on the new order of a replace. */
  int entered(
      ReportStatus status,
      int symbolId,
      long orderId,
      long remaining,
      long cancelled,
      CancelReason reason) {
    report
        .orderId(orderId)
        .originalOrderId(0)
        .remaining(remaining)
        .cancelled(cancelled)
        .originalRemaining(0)
        .symbolId(symbolId)
        .status(status)
        .rejectReason(RejectReason.NONE)
        .cancelReason(reason);
    fills.resetCountToIndex();
    return report.limit();
  }

  /** Adds to a report that has ended which order was replaced. */
  void original(long orderId, long remaining) {
    report.originalOrderId(orderId).originalRemaining(remaining);
  }

  int rejected(int symbolId, long orderId, RejectReason reason) {
    begin();
    int length = entered(ReportStatus.REJECTED, symbolId, orderId, 0, 0, CancelReason.NONE);
    report.rejectReason(reason);
    return length;
  }

  /** A report on an order of which something was taken off at the client's wish. */
  int takenOff(int symbolId, long orderId, long remaining, long cancelled, ReportStatus status) {
    begin();
    return entered(status, symbolId, orderId, remaining, cancelled, CancelReason.REQUESTED);
  }

  int symbolState(int symbolId, ReportStatus status) {
    begin();
    return entered(status, symbolId, 0, 0, 0, CancelReason.NONE);
  }

  /**
   * The answer to a question about the best prices.
   *
   * @param book that is asked.
   * @param symbolId a valid id.
   * @return length of the answer.
   */
  int topOfBook(Book book, int symbolId) {
    SymbolBook symbol = book.symbolOrNull(symbolId);
    Levels levels = book.levels();
    int bid = symbol == null ? Levels.NONE : symbol.side(Side.BUY).best();
    int ask = symbol == null ? Levels.NONE : symbol.side(Side.SELL).best();
    boolean halted = symbol != null && symbol.halted();
    top.wrapAndApplyHeader(answer, 0, header)
        .bidPrice(bid == Levels.NONE ? 0 : levels.price(bid))
        .bidQuantity(bid == Levels.NONE ? 0 : levels.total(bid))
        .askPrice(ask == Levels.NONE ? 0 : levels.price(ask))
        .askQuantity(ask == Levels.NONE ? 0 : levels.total(ask))
        .symbolId(symbolId)
        .halted(halted ? BooleanType.YES : BooleanType.NO);
    return top.limit();
  }
}
