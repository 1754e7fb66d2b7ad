package io.hotpair.benchmarks.load;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.kv.KeyValueCommands;
import io.hotpair.engine.process.ServiceKind;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The operations of a load: generated orders for the order book, or puts of one exact size for the
 * key-value service. The same seed gives the same operations. Allocates nothing per operation.
 */
public final class Workload {
  /** Size that stands for generated orders, each as long as it is. */
  public static final int ORDERS = 0;

  /** Smallest size of a put. */
  public static final int LEAST_SIZE = 48;

  /** Largest size of a put. */
  public static final int GREATEST_SIZE = 1 << 16;

  private static final int KEYS = 4096;
  private static final int KEY_LENGTH = Long.BYTES;

  private final int size;
  private final OperationSource orders;
  private final KeyValueCommands commands = new KeyValueCommands();
  private final UnsafeBuffer key = new UnsafeBuffer(new byte[KEY_LENGTH]);
  private final UnsafeBuffer value;
  private long count;

  private Workload(int size, OperationSource orders, UnsafeBuffer value) {
    this.size = size;
    this.orders = orders;
    this.value = value;
  }

  /**
   * Makes one.
   *
   * @param size of each operation in bytes, or {@link #ORDERS}.
   * @param seed of the generator.
   * @return the workload, at its first operation.
   */
  public static Workload of(int size, long seed) {
    if (size == ORDERS) {
      return new Workload(
          size, FlowSources.generatedOrders(seed, Long.MAX_VALUE), new UnsafeBuffer(new byte[0]));
    }
    if (size < LEAST_SIZE || size > GREATEST_SIZE) {
      throw new IllegalArgumentException(
          "size " + size + ": 0 (orders) or " + LEAST_SIZE + " to " + GREATEST_SIZE);
    }
    Workload probe = new Workload(size, null, new UnsafeBuffer(new byte[0]));
    int overhead = probe.next(new UnsafeBuffer(new byte[LEAST_SIZE * 2]), 0);
    return new Workload(size, null, new UnsafeBuffer(new byte[size - overhead]));
  }

  /**
   * The service that understands the operations of a size.
   *
   * @param size as in {@link #of}.
   * @return the service.
   */
  public static ServiceKind service(int size) {
    return size == ORDERS ? ServiceKind.ORDERBOOK : ServiceKind.KV;
  }

  /**
   * Longest operation of a size.
   *
   * @param size as in {@link #of}.
   * @return bytes.
   */
  public static int longest(int size) {
    return Math.max(OperationSource.MAX_OPERATION_LENGTH, size);
  }

  /**
   * Writes the next operation.
   *
   * @param into takes it.
   * @param offset where it begins.
   * @return its length in bytes.
   */
  public int next(MutableDirectBuffer into, int offset) {
    count++;
    if (size == ORDERS) {
      return orders.next(into, offset);
    }
    key.putLong(0, count % KEYS);
    if (value.capacity() >= Long.BYTES) {
      value.putLong(0, count);
    }
    return commands.put(into, offset, key, 0, KEY_LENGTH, value, 0, value.capacity());
  }
}
