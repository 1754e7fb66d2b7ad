package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderReportDecoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Prints how many operations a second one thread applies, digest and answer included. Not a test.
 * Without an argument it plays {@link RandomFlow}; with the name of a gzipped LOBSTER message file
 * of new orders and deletes it plays that, with all its orders as limit orders.
 */
final class OrderBookThroughput {
  private static final int LENGTH_BYTES = 4;
  private static final int ROUNDS = 12;

  private final ExpandableArrayBuffer operations = new ExpandableArrayBuffer(1 << 24);
  private final OrderCommands commands = new OrderCommands();
  private int count;
  private int end;

  private OrderBookThroughput() {}

  /**
   * Runs it.
   *
   * @param args the name of a file, or nothing.
   * @throws IOException if the file cannot be read.
   */
  public static void main(String[] args) throws IOException {
    OrderBookThroughput throughput = new OrderBookThroughput();
    if (args.length == 0) {
      throughput.generate();
    } else {
      throughput.load(args[0]);
    }
    for (int round = 0; round < ROUNDS; round++) {
      throughput.play(round == ROUNDS - 1);
    }
  }

  private void generate() {
    RandomFlow flow = new RandomFlow(1, 100, 50_000);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);
    for (int i = 0; i < 1_000_000; i++) {
      int length = flow.next(buffer);
      operations.putBytes(end + LENGTH_BYTES, buffer, 0, length);
      added(length);
    }
  }

  private void load(String file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new FileInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split(",", -1);
        long orderId = Long.parseLong(columns[2]);
        int at = end + LENGTH_BYTES;
        added(
            columns[1].equals("1")
                ? commands.newOrder(
                    operations,
                    at,
                    0,
                    orderId,
                    columns[5].equals("1") ? Side.BUY : Side.SELL,
                    OrderType.LIMIT,
                    Long.parseLong(columns[4]),
                    Long.parseLong(columns[3]))
                : commands.cancelOrder(operations, at, orderId));
      }
    }
  }

  private void added(int length) {
    operations.putInt(end, length);
    end += LENGTH_BYTES + length;
    count++;
  }

  private void play(boolean tell) {
    OrderBookService service = new OrderBookService();
    ExpandableArrayBuffer answer = new ExpandableArrayBuffer(1 << 16);
    BytesOperation operation = new BytesOperation();
    Tally tally = new Tally();
    long digests = 0;
    long startNs = System.nanoTime();
    for (int at = 0; at < end; ) {
      int length = operations.getInt(at);
      service.onOperation(operation.wrap(operations, at + LENGTH_BYTES, length), answer);
      digests ^= service.digest();
      if (tell) {
        tally.add(answer);
      }
      at += LENGTH_BYTES + length;
    }
    long elapsedNs = System.nanoTime() - startNs;
    if (tell) {
      tally.print();
      return;
    }
    System.out.printf(
        "%,d operations, %,.0f a second, %.0f ns each, digest %x (all %x)%n",
        count, count * 1e9 / elapsedNs, (double) elapsedNs / count, service.digest(), digests);
  }

  /** What the answers say, to be held against what the exchange said. */
  private static final class Tally {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderReportDecoder report = new OrderReportDecoder();
    private long rejected;
    private long fills;
    private long filled;
    private long partly;

    void add(ExpandableArrayBuffer answer) {
      header.wrap(answer, 0);
      if (header.templateId() != OrderReportDecoder.TEMPLATE_ID) {
        return;
      }
      report.wrapAndApplyHeader(answer, 0, header);
      OrderReportDecoder.FillsDecoder fill = report.fills();
      boolean taken = fill.count() > 0;
      while (fill.hasNext()) {
        fill.next();
        count(fill.makerRemaining() == 0);
        fills++;
      }
      if (taken) {
        count(report.remaining() == 0 && report.cancelReason() == CancelReason.NONE);
      }
      rejected += report.rejectReasonRaw() == 0 ? 0 : 1;
    }

    private void count(boolean completely) {
      filled += completely ? 1 : 0;
      partly += completely ? 0 : 1;
    }

    void print() {
      System.out.printf(
          "%,d rejected, %,d fills: %,d orders filled completely, %,d partial fills%n",
          rejected, fills, filled, partly);
    }
  }
}
