package io.hotpair.engine.flow;

import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderReportDecoder;
import io.hotpair.engine.orderbook.sbe.OrderReportDecoder.FillsDecoder;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.service.Operation;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Runs a source's operations through the order book service and counts what is answered. */
final class BookRun implements Operation {
  final Map<RejectReason, Integer> rejected = new EnumMap<>(RejectReason.class);
  final OrderBookService service = new OrderBookService();

  /** By template id of the operation. */
  final int[] operations = new int[16];

  int fills;
  int filledMakers;
  int total;
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
  private final ExpandableArrayBuffer answer = new ExpandableArrayBuffer();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OrderReportDecoder report = new OrderReportDecoder();
  private int length;

  /** Runs up to so many operations; returns false when the source has ended. */
  boolean run(OperationSource source, long count) {
    for (long i = 0; i < count; i++) {
      length = source.next(buffer, 0);
      if (length == OperationSource.END) {
        return false;
      }
      total++;
      operations[header.wrap(buffer, 0).templateId()]++;
      service.onOperation(this, answer);
      if (header.wrap(answer, 0).templateId() == OrderReportDecoder.TEMPLATE_ID) {
        onReport();
      }
    }
    return true;
  }

  int rejections() {
    return rejected.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void onReport() {
    report.wrapAndApplyHeader(answer, 0, header);
    if (report.status() == ReportStatus.REJECTED) {
      rejected.merge(report.rejectReason(), 1, Integer::sum);
    }
    final FillsDecoder list = report.fills();
    while (list.hasNext()) {
      fills++;
      if (list.next().makerRemaining() == 0) {
        filledMakers++;
      }
    }
  }

  @Override
  public long sequence() {
    return total;
  }

  @Override
  public long timestampNs() {
    return 0;
  }

  @Override
  public long sessionId() {
    return 1;
  }

  @Override
  public long clientSequence() {
    return total;
  }

  @Override
  public boolean possibleRepeat() {
    return false;
  }

  @Override
  public DirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return length;
  }
}
