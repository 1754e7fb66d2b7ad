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
  private static final int WARM_UP = 200_000;
  private static final int COUNTED = 200_000;
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

  private void requireNone(int size, Supplier<ReplicatedService> services) {
    // The generator of orders may allocate, so the operations are made beforehand.
    Workload workload = Workload.of(size, 1);
    int total = WARM_UP + COUNTED;
    int slot = 128;
    UnsafeBuffer all = new UnsafeBuffer(new byte[total * slot]);
    int[] lengths = new int[total];
    for (int i = 0; i < total; i++) {
      lengths[i] = workload.next(operation, 0);
      all.putBytes(i * slot, operation, 0, lengths[i]);
    }
    try (TemporaryJournal first = new TemporaryJournal(0);
        TemporaryJournal second = new TemporaryJournal(1);
        PipelinePair pair =
            new PipelinePair(List.of(first.journal(), second.journal()), services)) {
      run(pair, all, lengths, slot, 0, WARM_UP);
      long own = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(own);
      run(pair, all, lengths, slot, WARM_UP, total);
      long bytes = threads.getThreadAllocatedBytes(own) - before;
      assertEquals(2L * total, pair.answers(), "answers of both nodes");
      double perOperation = bytes / (double) COUNTED;
      assertTrue(
          perOperation < MOST_BYTES_PER_OPERATION,
          bytes + " bytes for " + COUNTED + " operations: " + perOperation + " each");
    }
  }

  private static void run(
      PipelinePair pair, UnsafeBuffer all, int[] lengths, int slot, int from, int to) {
    for (int i = from; i < to; i++) {
      while (!pair.offer(all, i * slot, lengths[i])) {
        pair.duty();
      }
      pair.duty();
    }
    pair.awaitAnswers(2L * to);
  }
}
