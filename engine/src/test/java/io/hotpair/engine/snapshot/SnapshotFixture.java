package io.hotpair.engine.snapshot;

import io.hotpair.engine.flow.FlowKind;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.replay.JournalMaker;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.JournalCursor;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.agrona.concurrent.SystemNanoClock;

/** A node's directory with a journal of generated operations, and what takes snapshots of it. */
final class SnapshotFixture implements AutoCloseable, JournalSource {
  static final int WINDOW = 64;
  private static final int SEGMENT_RECORDS = 1000;

  final Path directory;
  final FlowKind kind;
  final JournalMaker maker;
  final SnapshotStore store;
  long wrongDigestAt;
  private final OperationSource source;
  private long clientSequence;

  SnapshotFixture(Path directory, FlowKind kind) {
    this.directory = directory;
    this.kind = kind;
    source = FlowSources.open(kind, java.util.Optional.empty(), 11, Long.MAX_VALUE);
    maker = JournalMaker.open(directory, 0, 1 << 20, SEGMENT_RECORDS);
    store = new SnapshotStore(directory);
    store.prepare();
    if (journal().lastSequence() == 0) {
      maker.epoch().session(1).session(2);
    }
  }

  ChronicleJournal journal() {
    return maker.journal();
  }

  Supplier<ReplicatedService> services() {
    return kind == FlowKind.ORDERS ? OrderBookService::new : KeyValueService::new;
  }

  /** Appends operations of session 1. */
  void append(int count) {
    OperationSource next =
        new OperationSource() {
          private int left = count;

          @Override
          public int next(org.agrona.MutableDirectBuffer into, int offset) {
            return left-- > 0 ? source.next(into, offset) : END;
          }

          @Override
          public long skipped() {
            return 0;
          }

          @Override
          public void close() {}
        };
    clientSequence = maker.operations(1, clientSequence + 1, next);
  }

  Snapshotter snapshotter() {
    return new Snapshotter(
        store,
        this,
        services(),
        "test",
        WINDOW,
        Pacer.none(),
        Pacer.none(),
        SystemNanoClock.INSTANCE);
  }

  /** The state after the journal's records up to one, from a snapshot or from nothing. */
  ShadowState replay(SnapshotFile base, long toSequence) {
    ShadowState state = new ShadowState(services().get(), WINDOW);
    if (base != null) {
      state.restore(base, Pacer.none());
    }
    state.replay(this, toSequence, Pacer.none(), sequence -> {});
    return state;
  }

  SnapshotFile newest() {
    return new SnapshotRecovery(store, "test", services().get().name(), (path, why) -> {})
        .find(firstSequence(), journal().epochs());
  }

  @Override
  public long firstSequence() {
    return journal().firstSequence();
  }

  @Override
  public long committed() {
    return journal().lastSequence();
  }

  @Override
  public JournalCursor cursor(long fromSequence) {
    return journal().cursor(fromSequence);
  }

  @Override
  public long digest(long sequence) {
    return sequence == wrongDigestAt ? 4711 : NO_DIGEST;
  }

  @Override
  public void forceUpTo(long sequence) {
    journal().forceUpTo(sequence);
  }

  @Override
  public void close() {
    maker.close();
  }
}
