package io.hotpair.engine.replica;

import io.hotpair.engine.counters.NodeCounters;
import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.snapshot.FileSnapshotDepot;
import io.hotpair.engine.snapshot.JournalSource;
import io.hotpair.engine.snapshot.Pacer;
import io.hotpair.engine.snapshot.Retention;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.engine.snapshot.SnapshotEvents;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.engine.snapshot.SnapshotKeeper;
import io.hotpair.engine.snapshot.SnapshotRecovery;
import io.hotpair.engine.snapshot.SnapshotStore;
import io.hotpair.engine.snapshot.Snapshotter;
import io.hotpair.journal.ChronicleJournal;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** All that a replica has of snapshots, put together. Built by the launching thread. */
final class NodeSnapshots implements AutoCloseable {
  private final ReplicaContext context;
  private final ChronicleJournal journal;
  private final SnapshotSettings settings;
  private final SnapshotStore store;
  private final SnapshotEvents events;
  private final AtomicLong newest = new AtomicLong();
  private final NanoClock clock = SystemNanoClock.INSTANCE;
  private final Pacer pacer;
  private final Pacer writePacer;
  private final FileSnapshotDepot depot;
  private volatile SnapshotAgent agent;
  private volatile DiskWatch disk;

  NodeSnapshots(ReplicaContext context, ChronicleJournal journal) {
    this.context = context;
    this.journal = journal;
    settings = context.snapshotSettings();
    store = new SnapshotStore(context.directory());
    store.prepare();
    events = new LoggedSnapshotEvents(context.eventLog(), newest);
    store.list().stream().findFirst().ifPresent(entry -> newest.set(entry.sequence()));
    pacer = new Pacer(settings.cpuPercent(), clock);
    writePacer = new Pacer(settings.writeCpuPercent(), clock);
    depot = new FileSnapshotDepot(store, context.clusterName(), service(), pacer, events);
  }

  private String service() {
    return context.service().name();
  }

  SnapshotDepot depot() {
    return depot;
  }

  /** The snapshot to start from, or null. */
  SnapshotFile newest() {
    return new SnapshotRecovery(store, context.clusterName(), service(), events::onSkipped)
        .find(journal.firstSequence(), journal.epochs());
  }

  /** The work of the snapshots' thread. */
  SnapshotAgent agent(NodePipeline pipeline, FailureLatch failure) {
    SnapshotKeeper keeper = context.serviceFactory() == null ? null : keeper(pipeline);
    agent = new SnapshotAgent(depot, keeper, context.host().snapshotThread(), failure, clock);
    return agent;
  }

  /** The work of the thread that looks after disk and journal. */
  UpkeepAgent upkeep(NodePipeline pipeline, FailureLatch failure) {
    disk =
        new DiskWatch(
            context.directory(), settings.diskLowBytes(), pipeline.place(), context.eventLog());
    return new UpkeepAgent(journal, disk, failure);
  }

  private SnapshotKeeper keeper(NodePipeline pipeline) {
    JournalSource source = new LiveJournal(journal, pipeline);
    Snapshotter snapshotter =
        new Snapshotter(
            store,
            source,
            context.serviceFactory(),
            context.clusterName(),
            context.pipelineSettings().sessionWindow(),
            pacer,
            writePacer,
            clock);
    Retention retention =
        new Retention(
            store, journal, settings.keep(), () -> heldFrom(pipeline), writePacer, events);
    return new SnapshotKeeper(
        store,
        snapshotter,
        source,
        retention,
        settings.schedule(),
        context.pipelineSettings().digestInterval(),
        journal::appendedBytes,
        () -> factor(pipeline.place().role()),
        events,
        clock);
  }

  private long heldFrom(NodePipeline pipeline) {
    if (settings.policy() == RetentionPolicy.KEEP) {
      return Retention.KEEP_ALL;
    }
    return Math.max(pipeline.heldFrom(), journal.lastSequence() - settings.holdRecords());
  }

  private int factor(ReplicaRole role) {
    return switch (role) {
      case HOT -> 1;
      case PRIMARY -> settings.primaryFactor();
      case RECOVERING, CATCHING_UP -> 0;
    };
  }

  /** Shows what is on the disk. Sequencing thread. */
  void show(NodeCounters counters) {
    DiskWatch watch = disk;
    if (watch != null) {
      counters.storage(journal.firstSequence(), newest.get(), watch.freeBytes(), watch.isLow());
    }
  }

  /** A snapshot from the primary is in place. Any thread. */
  void onInstalled(long sequence) {
    newest.accumulateAndGet(sequence, Math::max);
    SnapshotAgent running = agent;
    if (running != null) {
      running.onInstalled(sequence);
    }
  }

  @Override
  public void close() {
    depot.close();
  }
}
