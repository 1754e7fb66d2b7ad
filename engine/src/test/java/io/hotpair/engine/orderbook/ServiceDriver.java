package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.BooleanType;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderReportDecoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.orderbook.sbe.SnapshotOrdersDecoder;
import io.hotpair.engine.orderbook.sbe.TopOfBookDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Asks a real service through bytes, as a client does. */
final class ServiceDriver implements OrderEntry {
  /** Operations do not begin at 0, so that a forgotten offset shows. */
  private static final int OFFSET = 5;

  private final OrderCommands commands = new OrderCommands();
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
  private final ExpandableArrayBuffer answer = new ExpandableArrayBuffer();
  private final BytesOperation operation = new BytesOperation();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private OrderBookService service;
  private int answerLength;

  ServiceDriver(OrderBookSettings settings) {
    service = new OrderBookService(settings);
  }

  OrderBookService service() {
    return service;
  }

  void service(OrderBookService service) {
    this.service = service;
  }

  long digest() {
    return service.digest();
  }

  int answerLength() {
    return answerLength;
  }

  String answerJson() {
    StringBuilder json = new StringBuilder();
    new OrderBookCodec().describeAnswer(answer, 0, answerLength, json);
    return json.toString();
  }

  Report apply(byte[] bytes) {
    buffer.putBytes(OFFSET, bytes);
    return report(bytes.length);
  }

  @Override
  public Report newOrder(
      int symbolId, long orderId, Side side, OrderType type, long price, long quantity) {
    return report(
        commands.newOrder(buffer, OFFSET, symbolId, orderId, side, type, price, quantity));
  }

  @Override
  public Report cancel(long orderId) {
    return report(commands.cancelOrder(buffer, OFFSET, orderId));
  }

  @Override
  public Report reduce(long orderId, long quantity) {
    return report(commands.reduceOrder(buffer, OFFSET, orderId, quantity));
  }

  @Override
  public Report replace(long orderId, long newOrderId, long price, long quantity) {
    return report(commands.replaceOrder(buffer, OFFSET, orderId, newOrderId, price, quantity));
  }

  @Override
  public Report halt(int symbolId) {
    return report(commands.haltSymbol(buffer, OFFSET, symbolId));
  }

  @Override
  public Report resume(int symbolId) {
    return report(commands.resumeSymbol(buffer, OFFSET, symbolId));
  }

  Report rejectedTop(int symbolId) {
    return report(commands.queryTop(buffer, OFFSET, symbolId));
  }

  @Override
  public Top top(int symbolId) {
    apply(commands.queryTop(buffer, OFFSET, symbolId));
    TopOfBookDecoder top = new TopOfBookDecoder().wrapAndApplyHeader(answer, 0, header);
    if (top.symbolId() != symbolId) {
      throw new IllegalStateException("asked for " + symbolId + ", got " + top.symbolId());
    }
    return new Top(
        top.bidPrice(),
        top.bidQuantity(),
        top.askPrice(),
        top.askQuantity(),
        top.halted() == BooleanType.YES);
  }

  @Override
  public List<Resting> contents() {
    List<Resting> contents = new ArrayList<>();
    for (byte[] frame : Frames.of(service).all) {
      UnsafeBuffer bytes = new UnsafeBuffer(frame);
      if (header.wrap(bytes, 0).templateId() == SnapshotOrdersDecoder.TEMPLATE_ID) {
        for (SnapshotOrdersDecoder.OrdersDecoder order :
            new SnapshotOrdersDecoder().wrapAndApplyHeader(bytes, 0, header).orders()) {
          contents.add(
              new Resting(
                  order.symbolId(),
                  order.side(),
                  order.price(),
                  order.orderId(),
                  order.remaining()));
        }
      }
    }
    return contents;
  }

  private void apply(int length) {
    answerLength = service.onOperation(operation.wrap(buffer, OFFSET, length), answer);
  }

  private Report report(int length) {
    apply(length);
    OrderReportDecoder report = new OrderReportDecoder().wrapAndApplyHeader(answer, 0, header);
    List<Fill> fills = new ArrayList<>();
    for (OrderReportDecoder.FillsDecoder fill : report.fills()) {
      fills.add(
          new Fill(fill.makerOrderId(), fill.price(), fill.quantity(), fill.makerRemaining()));
    }
    if (report.limit() != answerLength) {
      throw new IllegalStateException("answer of " + answerLength + " ends at " + report.limit());
    }
    return new Report(
        report.status(),
        report.rejectReason(),
        report.cancelReason(),
        report.symbolId(),
        report.orderId(),
        report.originalOrderId(),
        report.remaining(),
        report.cancelled(),
        report.originalRemaining(),
        fills);
  }
}
