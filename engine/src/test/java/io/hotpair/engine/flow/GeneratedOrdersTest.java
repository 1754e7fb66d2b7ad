package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotpair.engine.orderbook.sbe.CancelOrderDecoder;
import io.hotpair.engine.orderbook.sbe.HaltSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.NewOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ReduceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReplaceOrderDecoder;
import io.hotpair.engine.orderbook.sbe.ResumeSymbolDecoder;
import io.hotpair.engine.orderbook.sbe.SnapshotBeginDecoder;
import io.hotpair.engine.service.SnapshotOutput;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class GeneratedOrdersTest {
  private static final int SYMBOLS = 4;

  @Test
  void shouldGiveTheSameOperationsForTheSameSeed() {
    final List<String> operations = Flows.describe(FlowSources.generatedOrders(42, 20_000));
    assertEquals(20_000, operations.size());
    assertEquals(operations, Flows.describe(FlowSources.generatedOrders(42, 20_000)));
    assertNotEquals(operations, Flows.describe(FlowSources.generatedOrders(43, 20_000)));
    assertTrue(operations.stream().noneMatch(json -> json.contains("malformed")));
  }

  @Test
  void shouldLookLikeRealFlow() {
    final long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("-Dhotpair.test.seed=" + seed);
    final OperationSource source = new GeneratedOrders(seed, SYMBOLS);
    final BookRun run = new BookRun();
    run.run(source, 400_000);
    System.out.println(
        Arrays.toString(run.operations)
            + " rejected "
            + run.rejected
            + ", fills "
            + run.fills
            + ", makers "
            + run.filledMakers);

    final int[] kinds = run.operations;
    share("cancels", kinds[CancelOrderDecoder.TEMPLATE_ID], run.total, 0.40, 0.50);
    share("new", kinds[NewOrderDecoder.TEMPLATE_ID], run.total, 0.44, 0.56);
    share("replaces", kinds[ReplaceOrderDecoder.TEMPLATE_ID], run.total, 0.02, 0.04);
    share("reduces", kinds[ReduceOrderDecoder.TEMPLATE_ID], run.total, 0.005, 0.02);
    share("fills", run.fills, run.total, 0.02, 0.15);
    // One cancel in 64 is late on purpose. More would mean that the generator's idea of what lives
    // is
    // not what an engine that matches by price and time says.
    final int cancels = kinds[CancelOrderDecoder.TEMPLATE_ID];
    share("late", rejected(run, RejectReason.UNKNOWN_ORDER), cancels, 0.9 / 64, 1.1 / 64);
    share("halted", rejected(run, RejectReason.SYMBOL_HALTED), run.total, 0.00001, 0.05);
    share("post-only", rejected(run, RejectReason.WOULD_CROSS), run.total, 0.0001, 0.02);
    share("FOK", rejected(run, RejectReason.CANNOT_FILL), run.total, 0.0001, 0.02);
    assertEquals(
        0,
        run.rejections()
            - rejected(run, RejectReason.UNKNOWN_ORDER)
            - rejected(run, RejectReason.SYMBOL_HALTED)
            - rejected(run, RejectReason.WOULD_CROSS)
            - rejected(run, RejectReason.CANNOT_FILL),
        () -> "no other rejection: " + run.rejected);
    final int halts = kinds[HaltSymbolDecoder.TEMPLATE_ID];
    assertTrue(halts > 10, halts + " halts");
    assertTrue(halts - kinds[ResumeSymbolDecoder.TEMPLATE_ID] <= 1, "halted for a short time only");
  }

  @Test
  void shouldKeepBooksBoundedAndAlive() {
    final long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("-Dhotpair.test.seed=" + seed);
    final OperationSource source = new GeneratedOrders(seed, SYMBOLS);
    final BookRun run = new BookRun();
    run.run(source, 20_000);
    for (int i = 0; i < 20; i++) {
      run.run(source, 10_000);
      final int live = liveOrders(run);
      assertTrue(live <= SYMBOLS * GeneratedOrders.MAX_LIVE_ORDERS, live + " orders");
      assertTrue(live >= SYMBOLS * GeneratedOrders.MAX_LIVE_ORDERS / 8, live + " orders");
    }
  }

  @Test
  void shouldAllocateNothingPerOperation() {
    final OperationSource source = new GeneratedOrders(7, SYMBOLS);
    assertAllocatesNothing(source);
    assertAllocatesNothing(new GeneratedKeyValues(7));
  }

  static void assertAllocatesNothing(OperationSource source) {
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100_000; i++) {
        source.next(buffer, 0);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(allocated < 4096, allocated + " bytes in 100,000 operations");
  }

  private static int liveOrders(BookRun run) {
    final int[] live = new int[1];
    final MessageHeaderDecoder header = new MessageHeaderDecoder();
    final SnapshotBeginDecoder begin = new SnapshotBeginDecoder();
    final SnapshotOutput output =
        (buffer, offset, length) -> {
          header.wrap(buffer, offset);
          if (header.templateId() == SnapshotBeginDecoder.TEMPLATE_ID) {
            live[0] = begin.wrapAndApplyHeader(buffer, offset, header).orderCount();
          }
        };
    run.service.writeSnapshot(output);
    return live[0];
  }

  private static int rejected(BookRun run, RejectReason reason) {
    return run.rejected.getOrDefault(reason, 0);
  }

  private static void share(String what, int part, int whole, double least, double most) {
    final double share = (double) part / whole;
    assertTrue(share >= least && share <= most, what + ": " + share);
  }
}
