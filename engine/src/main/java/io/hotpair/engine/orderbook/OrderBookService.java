package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelOrderDecoder;
import io.hotpair.engine.orderbook.sbe.HaltSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.NewOrderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.QueryTopDecoder;
import io.hotpair.engine.orderbook.sbe.ReduceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReplaceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ResumeSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The reference trading engine: order books with price-time priority for many symbols.
 *
 * <p>An operation is one message of {@code orderbook.xml}, written by {@link OrderCommands}; its
 * answer is one {@code OrderReport} (or {@code TopOfBook}), which names every fill. Bytes that are
 * no operation are answered with the reason MALFORMED. Whatever is rejected has changed nothing,
 * the digest included. Checks are made in this order: form, known order (for cancel, reduce and
 * replace), symbol, order id, price, quantity, halt, duplicate id, room for orders, then what the
 * order's type asks for.
 *
 * <p>Not thread-safe, as the contract says. It allocates nothing per operation once its tables have
 * grown to the number of live orders, levels and symbols.
 */
public final class OrderBookService implements ReplicatedService {
  private final OrderBookSettings settings;
  private final OperationForm form = new OperationForm();
  private final NewOrderDecoder newOrder = new NewOrderDecoder();
  private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
  private final ReduceOrderDecoder reduceOrder = new ReduceOrderDecoder();
  private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
  private final HaltSymbolDecoder haltSymbol = new HaltSymbolDecoder();
  private final ResumeSymbolDecoder resumeSymbol = new ResumeSymbolDecoder();
  private final QueryTopDecoder queryTop = new QueryTopDecoder();
  private final ReportWriter report;
  private MatchingEngine engine;

  /** A service with {@link OrderBookSettings#DEFAULT}. */
  public OrderBookService() {
    this(OrderBookSettings.DEFAULT);
  }

  /**
   * A service with no orders.
   *
   * @param settings its bounds.
   */
  public OrderBookService(OrderBookSettings settings) {
    this.settings = settings;
    report = new ReportWriter(settings.maxFills());
    engine = new MatchingEngine(new Book(settings), report);
  }

  /**
   * A way to look into the books.
   *
   * @return a view that follows this service.
   */
  public BookView view() {
    return new BookView(this);
  }

  Book book() {
    return engine.book();
  }

  @Override
  public void onStart(ServiceContext context) {
    // It needs no timers.
  }

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    report.wrap(answer);
    DirectBuffer buffer = operation.buffer();
    int offset = operation.offset();
    if (!form.isValid(buffer, offset, operation.length())) {
      return report.rejected(ReportWriter.NO_SYMBOL, 0, RejectReason.MALFORMED);
    }
    return dispatch(form.templateId(), buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
  }

  private int dispatch(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case NewOrderDecoder.TEMPLATE_ID:
        newOrder.wrap(buffer, offset, NewOrderDecoder.BLOCK_LENGTH, NewOrderDecoder.SCHEMA_VERSION);
        return onNewOrder();
      case CancelOrderDecoder.TEMPLATE_ID:
        cancelOrder.wrap(
            buffer, offset, CancelOrderDecoder.BLOCK_LENGTH, CancelOrderDecoder.SCHEMA_VERSION);
        return engine.cancelOrder(cancelOrder.orderId());
      case ReduceOrderDecoder.TEMPLATE_ID:
        reduceOrder.wrap(
            buffer, offset, ReduceOrderDecoder.BLOCK_LENGTH, ReduceOrderDecoder.SCHEMA_VERSION);
        return engine.reduceOrder(reduceOrder.orderId(), reduceOrder.quantity());
      case ReplaceOrderDecoder.TEMPLATE_ID:
        replaceOrder.wrap(
            buffer, offset, ReplaceOrderDecoder.BLOCK_LENGTH, ReplaceOrderDecoder.SCHEMA_VERSION);
        return engine.replaceOrder(
            replaceOrder.orderId(),
            replaceOrder.newOrderId(),
            replaceOrder.price(),
            replaceOrder.quantity());
      case HaltSymbolDecoder.TEMPLATE_ID:
        haltSymbol.wrap(
            buffer, offset, HaltSymbolDecoder.BLOCK_LENGTH, HaltSymbolDecoder.SCHEMA_VERSION);
        return engine.halt(haltSymbol.symbolId(), true);
      case ResumeSymbolDecoder.TEMPLATE_ID:
        resumeSymbol.wrap(
            buffer, offset, ResumeSymbolDecoder.BLOCK_LENGTH, ResumeSymbolDecoder.SCHEMA_VERSION);
        return engine.halt(resumeSymbol.symbolId(), false);
      case QueryTopDecoder.TEMPLATE_ID:
        queryTop.wrap(buffer, offset, QueryTopDecoder.BLOCK_LENGTH, QueryTopDecoder.SCHEMA_VERSION);
        return engine.queryTop(queryTop.symbolId());
      default:
        throw new IllegalStateException("template " + templateId + " has a form but no meaning");
    }
  }

  private int onNewOrder() {
    Side side = OperationForm.sideOrNull(newOrder.sideRaw());
    OrderType orderType = OperationForm.orderTypeOrNull(newOrder.orderTypeRaw());
    if (side == null || orderType == null) {
      return report.rejected(ReportWriter.NO_SYMBOL, 0, RejectReason.MALFORMED);
    }
    return engine.newOrder(
        newOrder.symbolId(),
        newOrder.orderId(),
        side,
        orderType,
        newOrder.price(),
        newOrder.quantity());
  }

  @Override
  public void onTimer(long correlationId, long timestampNs) {
    // It schedules none.
  }

  @Override
  public void onSessionOpen(long sessionId, long timestampNs) {
    // Orders belong to no session: they outlive the one that entered them.
  }

  @Override
  public void onSessionClose(long sessionId, long timestampNs) {
    // Orders belong to no session: they outlive the one that entered them.
  }

  @Override
  public long digest() {
    return engine.book().digest();
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    new BookSnapshotWriter(engine.book(), output).write();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A snapshot that is refused leaves the state as it was. One that was made with other settings
   * is refused too, because such a service would answer differently.
   */
  @Override
  public void readSnapshot(SnapshotInput input) {
    BookSnapshotReader reader = new BookSnapshotReader(settings);
    boolean more = true;
    while (more) {
      more = input.poll(reader);
    }
    engine = new MatchingEngine(reader.finish(), report);
  }
}
