package io.hotpair.engine.snapshot;

import io.hotpair.engine.flow.FlowKind;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.replay.JournalMaker;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.JournalCursor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Prints how long things take: {@code SnapshotTimings DIR restingOrders operations segmentRecords}.
 * A journal of resting orders and then generated operations is made in DIR, which must not exist; a
 * snapshot is taken after it; the node is then opened and restored from it.
 */
public final class SnapshotTimings {
  private static final int BLOCK_BYTES = 64 << 20;
  private static final int SYMBOLS = 16;
  private static final long PRICES = 10_000;

  private SnapshotTimings() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    int resting = Integer.parseInt(args[1]);
    long operations = Long.parseLong(args[2]);
    long segmentRecords = Long.parseLong(args[3]);
    Files.createDirectories(directory);
    long last = make(directory, resting, operations, segmentRecords);
    SnapshotStore store = new SnapshotStore(directory);
    store.prepare();
    try (ChronicleJournal journal = open(directory, segmentRecords)) {
      Snapshotter snapshotter =
          new Snapshotter(
              store,
              source(journal),
              OrderBookService::new,
              "test",
              4096,
              Pacer.none(),
              Pacer.none(),
              SystemNanoClock.INSTANCE);
      Snapshotter.Taken taken = snapshotter.take(last);
      System.out.printf(
          "snapshot of %d orders: %d bytes, replay of %d records %d ms, write and force %d ms%n",
          resting, taken.bytes(), taken.replayed(), ms(taken.replayNs()), ms(taken.writeNs()));
    }
    for (int i = 0; i < 3; i++) {
      start(directory, store, segmentRecords);
    }
  }

  private static void start(Path directory, SnapshotStore store, long segmentRecords) {
    long startNs = System.nanoTime();
    try (ChronicleJournal journal = open(directory, segmentRecords)) {
      long openedNs = System.nanoTime();
      SnapshotFile file =
          new SnapshotRecovery(store, "test", new OrderBookService().name(), (path, why) -> {})
              .find(journal.firstSequence(), journal.epochs());
      long verifiedNs = System.nanoTime();
      ShadowState state = new ShadowState(new OrderBookService(), 4096);
      state.restore(file, Pacer.none());
      long restoredNs = System.nanoTime();
      state.replay(source(journal), journal.lastSequence(), Pacer.none(), sequence -> {});
      System.out.printf(
          "start at record %d: journal opened %d ms, snapshot verified %d ms, restored %d ms,"
              + " replayed behind it %d ms%n",
          journal.lastSequence(),
          ms(openedNs - startNs),
          ms(verifiedNs - openedNs),
          ms(restoredNs - verifiedNs),
          ms(System.nanoTime() - restoredNs));
    }
  }

  private static long ms(long ns) {
    return ns / 1_000_000;
  }

  private static ChronicleJournal open(Path directory, long segmentRecords) {
    return ChronicleJournal.open(
        new ChronicleJournal.Context()
            .directory(directory)
            .clusterName("test")
            .nodeId(0)
            .blockBytes(BLOCK_BYTES)
            .segmentMaxRecords(segmentRecords));
  }

  private static long make(Path directory, int resting, long operations, long segmentRecords)
      throws InterruptedException {
    try (JournalMaker maker = JournalMaker.open(directory, 0, BLOCK_BYTES, segmentRecords)) {
      maker.epoch().session(1);
      OrderCommands commands = new OrderCommands();
      UnsafeBuffer buffer = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
      long clientSequence = 0;
      for (int i = 0; i < resting; i++) {
        boolean isBuy = i % 2 == 0;
        long price = isBuy ? 1_000 + i % PRICES : 1_000_000 + i % PRICES;
        int length =
            commands.newOrder(
                buffer,
                0,
                1_000 + i % SYMBOLS,
                (1L << 40) + i,
                isBuy ? Side.BUY : Side.SELL,
                OrderType.LIMIT,
                price,
                10);
        maker.operation(1, ++clientSequence, buffer, length);
      }
      OperationSource source = FlowSources.open(FlowKind.ORDERS, Optional.empty(), 11, operations);
      Thread forcing = new Thread(() -> maintain(maker.journal()));
      forcing.setDaemon(true);
      forcing.start();
      long worstNs = 0;
      long startNs = System.nanoTime();
      for (int n = source.next(buffer, 0); n >= 0; n = source.next(buffer, 0)) {
        long beforeNs = System.nanoTime();
        maker.operation(1, ++clientSequence, buffer, n);
        long tookNs = System.nanoTime() - beforeNs;
        if ((maker.journal().lastSequence() - 1) % segmentRecords == 0) {
          System.out.printf(
              "roll at record %d: %d us%n", maker.journal().lastSequence(), tookNs / 1000);
        } else {
          worstNs = Math.max(worstNs, tookNs);
        }
      }
      System.out.printf(
          "%d operations journaled in %d ms; the slowest append without a roll %d us%n",
          operations, ms(System.nanoTime() - startNs), worstNs / 1000);
      forcing.interrupt();
      forcing.join();
      return maker.journal().lastSequence();
    }
  }

  /** As the background thread of a replica does. */
  private static void maintain(ChronicleJournal journal) {
    while (!Thread.currentThread().isInterrupted()) {
      journal.maintain();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static JournalSource source(ChronicleJournal journal) {
    return new JournalSource() {
      @Override
      public long firstSequence() {
        return journal.firstSequence();
      }

      @Override
      public long committed() {
        return journal.lastSequence();
      }

      @Override
      public JournalCursor cursor(long fromSequence) {
        return journal.cursor(fromSequence);
      }

      @Override
      public long digest(long sequence) {
        return NO_DIGEST;
      }

      @Override
      public void forceUpTo(long sequence) {
        journal.forceUpTo(sequence);
      }
    };
  }
}
