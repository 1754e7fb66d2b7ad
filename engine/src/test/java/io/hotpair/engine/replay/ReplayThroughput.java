package io.hotpair.engine.replay;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.orderbook.OrderBookService;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints how many operations a second one thread replays from a journal through the order book,
 * checksums, answers and a digest every 4096 records included. Not a test. Arguments: a directory
 * for the journal, made if it is missing; how many operations; an order file, or nothing for
 * generated orders.
 */
final class ReplayThroughput {
  private static final int ROUNDS = 6;
  private static final long DIGEST_INTERVAL = 4096;

  private ReplayThroughput() {}

  /**
   * Runs it.
   *
   * @param args as above.
   */
  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    if (!Files.exists(directory)) {
      OperationSource source =
          args.length > 2
              ? FlowSources.orders(Path.of(args[2]), Long.parseLong(args[1]))
              : FlowSources.generatedOrders(1, Long.parseLong(args[1]));
      try (source;
          JournalMaker maker = JournalMaker.open(directory, 0, 64 << 20, Long.MAX_VALUE)) {
        maker.epoch().session(1).operations(1, 1, source);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      OrderBookService service = new OrderBookService();
      JournalReplay.Context context =
          new JournalReplay.Context().directory(directory).service(service);
      long startNs = System.nanoTime();
      long digests = 0;
      try (JournalReplay replay = JournalReplay.open(context)) {
        while (replay.step()) {
          if (replay.sequence() % DIGEST_INTERVAL == 0) {
            digests ^= replay.state().digest();
          }
        }
        long elapsedNs = System.nanoTime() - startNs;
        System.out.printf(
            "%,d operations, %,.0f a second, %.0f ns each, %,d orders rest, digest %016x (%x)%n",
            replay.operations(),
            replay.operations() * 1e9 / elapsedNs,
            (double) elapsedNs / replay.operations(),
            service.view().orderCount(),
            replay.state().digest(),
            digests);
      }
    }
  }
}
