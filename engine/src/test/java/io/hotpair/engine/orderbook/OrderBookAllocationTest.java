package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OrderBookAllocationTest {
  private static final int OPERATIONS = 200_000;

  private final OrderBookService service = new OrderBookService();
  private final RandomFlow flow = new RandomFlow(1, 3, 5_000);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);
  private final ExpandableArrayBuffer answer = new ExpandableArrayBuffer(1 << 16);
  private final BytesOperation operation = new BytesOperation();

  @Test
  void shouldAllocateNothingPerOperationInTheSteadyState() {
    apply(2 * OPERATIONS);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    long digest = apply(OPERATIONS);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    System.out.println(allocated + " bytes for " + OPERATIONS + " operations, digest " + digest);
    assertTrue(allocated < OPERATIONS, () -> allocated + " bytes allocated");
  }

  private long apply(int operations) {
    long digests = 0;
    for (int i = 0; i < operations; i++) {
      service.onOperation(operation.wrap(buffer, 0, flow.next(buffer)), answer);
      digests += service.digest();
    }
    return digests;
  }
}
