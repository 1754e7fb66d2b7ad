package io.hotpair.engine.replica;

import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.pipeline.NodeEvents;
import io.hotpair.engine.pipeline.StageObserver;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import java.util.function.LongConsumer;

/** What happens to a node, as lines of its event log. */
final class LoggedNodeEvents implements NodeEvents {
  private final EventLog log;
  private final LongConsumer onSnapshotInstalled;
  private final StageObserver observer;

  LoggedNodeEvents(EventLog log, LongConsumer onSnapshotInstalled, StageObserver observer) {
    this.log = log;
    this.onSnapshotInstalled = onSnapshotInstalled;
    this.observer = observer;
  }

  @Override
  public StageObserver stages() {
    return observer;
  }

  @Override
  public void onSnapshotInstalled(long sequence) {
    log.event("snapshotInstalled", "sequence", sequence);
    onSnapshotInstalled.accept(sequence);
  }

  @Override
  public void onView(View view, ReplicaRole role) {
    log.event(
        "view",
        "version",
        view.version(),
        "epoch",
        view.epoch(),
        "primary",
        view.primaryId(),
        "members",
        view.members().toString(),
        "role",
        role.name());
  }

  @Override
  public void onSequencing(long epoch, long firstSequence) {
    log.event("sequencing", "epoch", epoch, "firstSequence", firstSequence);
  }

  @Override
  public void onReplayed(long lastSequence) {
    log.event("replayed", "lastSequence", lastSequence);
  }

  @Override
  public void onCut(long lastSequence, long formerLastSequence) {
    log.event("cut", "lastSequence", lastSequence, "formerLastSequence", formerLastSequence);
  }

  @Override
  public void onDivergence(
      long agreedSequence, long sequence, long ownDigest, int peerId, long peerDigest) {
    log.event(
        "divergence",
        "agreedSequence",
        agreedSequence,
        "sequence",
        sequence,
        "ownDigest",
        Long.toHexString(ownDigest),
        "peer",
        peerId,
        "peerDigest",
        Long.toHexString(peerDigest));
  }
}
