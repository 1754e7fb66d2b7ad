package io.hotpair.engine.flow;

import java.nio.file.Path;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** Opens sources of operations. */
public final class FlowSources {
  private static final int GENERATED_SYMBOLS = 8;

  private FlowSources() {}

  /**
   * Opens the source that fits a user's choice.
   *
   * @param kind which service the operations are for.
   * @param file with orders; without one they are generated.
   * @param seed of the generator, not used with a file.
   * @param count how many operations, 1 or more.
   * @return a source that ends after that many operations.
   * @throws FlowException if the file cannot be used, or is given for the key-value service.
   */
  public static OperationSource open(FlowKind kind, Optional<Path> file, long seed, long count) {
    if (kind == FlowKind.ORDERS) {
      return file.isPresent() ? orders(file.get(), count) : generatedOrders(seed, count);
    }
    if (file.isPresent()) {
      throw new FlowException(
          file.get()
              + ": a file of orders does not fit the key-value service; leave it out, or"
              + " choose the order book service");
    }
    return generatedKeyValues(seed, count);
  }

  /**
   * Reads an order file once: LOBSTER messages or NASDAQ ITCH 5.0, plain or gzipped, recognised by
   * content.
   *
   * @param file to read.
   * @return a source that ends with the file.
   * @throws FlowException if the file cannot be used.
   */
  public static OperationSource orders(Path file) {
    return new FileSource(file, new OrderEncoder(file));
  }

  /**
   * Reads an order file as often as needed, with fresh order ids in each round. Orders that earlier
   * rounds left in the book stay there.
   *
   * @param file to read.
   * @param count how many operations, 1 or more.
   * @return a source that ends after that many operations.
   * @throws FlowException if the file cannot be used.
   */
  public static OperationSource orders(Path file, long count) {
    return new LimitedSource(new RepeatingSource(file), count);
  }

  /**
   * Generates a realistic flow of orders for a few symbols.
   *
   * @param seed the same seed gives the same operations.
   * @param count how many operations, 1 or more.
   * @return a source that ends after that many operations.
   */
  public static OperationSource generatedOrders(long seed, long count) {
    return new LimitedSource(new GeneratedOrders(seed, GENERATED_SYMBOLS), count);
  }

  /**
   * Generates orders that all stay in the book and never meet those of {@link #generatedOrders}.
   *
   * @param count how many, 1 or more.
   * @return a source that ends after that many operations.
   */
  public static OperationSource restingOrders(long count) {
    return new LimitedSource(new RestingBook(), count);
  }

  /**
   * Generates key-value operations on few keys.
   *
   * @param seed the same seed gives the same operations; sources with different seeds never write
   *     the same value.
   * @param count how many operations, 1 or more.
   * @return a source that ends after that many operations.
   */
  public static OperationSource generatedKeyValues(long seed, long count) {
    return new LimitedSource(new GeneratedKeyValues(seed), count);
  }

  /**
   * Reads a whole order file, so that whatever is wrong with it shows before anything is started.
   *
   * @param file to read.
   * @return what it holds.
   * @throws FlowException if the file cannot be used.
   */
  public static FlowSummary check(Path file) {
    try (OperationSource source = orders(file)) {
      final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
      long operations = 0;
      while (source.next(buffer, 0) != OperationSource.END) {
        operations++;
      }
      return new FlowSummary(operations, source.skipped());
    }
  }
}
