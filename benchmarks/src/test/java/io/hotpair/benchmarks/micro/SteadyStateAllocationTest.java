package io.hotpair.benchmarks.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotpair.benchmarks.load.Workload;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.service.ReplicatedService;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The JVM's own per-thread counter says how much a node's thread allocates. */
final class SteadyStateAllocationTest {
  private static final int WINDOW = 200_000;
  private static final int SLOT = 128;
  private static final int MOST_WINDOWS = 12;
  private static final double MOST_BYTES_PER_OPERATION = 0.01;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[1024]);

  @Test
  void shouldAllocateNothingPerPutOnPrimaryAndHotNode() {
    requireNone(100, KeyValueService::new);
  }

  @Test
  void shouldAllocateNothingPerOrderOnPrimaryAndHotNode() {
    requireNone(Workload.ORDERS, OrderBookService::new);
  }

  /**
   * On a busy machine the compiler takes its time, and uncompiled code allocates where compiled
   * code does not: so the windows go on until one is free of it. One that is cannot hide an
   * allocation per operation.
   */
  private void requireNone(int size, Supplier<ReplicatedService> services) {
    Workload workload = Workload.of(size, 1);
    UnsafeBuffer operations = new UnsafeBuffer(new byte[WINDOW * SLOT]);
    int[] lengths = new int[WINDOW];
    try (TemporaryJournal first = new TemporaryJournal(0);
        TemporaryJournal second = new TemporaryJournal(1);
        PipelinePair pair =
            new PipelinePair(List.of(first.journal(), second.journal()), services)) {
      double least = Double.MAX_VALUE;
      for (int window = 1; window <= MOST_WINDOWS && least >= MOST_BYTES_PER_OPERATION; window++) {
        // The generator of orders may allocate, so the operations are made beforehand.
        for (int i = 0; i < WINDOW; i++) {
          lengths[i] = workload.next(operation, 0);
          operations.putBytes(i * SLOT, operation, 0, lengths[i]);
        }
        least = Math.min(least, bytesPerOperation(pair, operations, lengths));
        assertEquals(2L * window * WINDOW, pair.answers(), "answers of both nodes");
      }
      assertTrue(least < MOST_BYTES_PER_OPERATION, "bytes per operation: " + least);
    }
  }

  private double bytesPerOperation(PipelinePair pair, UnsafeBuffer operations, int[] lengths) {
    long own = Thread.currentThread().getId();
    long expected = pair.answers() + 2L * WINDOW;
    long before = threads.getThreadAllocatedBytes(own);
    for (int i = 0; i < WINDOW; i++) {
      while (!pair.offer(operations, i * SLOT, lengths[i])) {
        pair.duty();
      }
      pair.duty();
    }
    pair.awaitAnswers(expected);
    return (threads.getThreadAllocatedBytes(own) - before) / (double) WINDOW;
  }
}
