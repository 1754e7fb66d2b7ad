package io.hotpair.engine.replica;

import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.snapshot.SnapshotDivergenceException;
import io.hotpair.engine.snapshot.SnapshotEvents;
import io.hotpair.engine.snapshot.Snapshotter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to a node's snapshots, as lines of its event log. */
final class LoggedSnapshotEvents implements SnapshotEvents {
  private final EventLog log;
  private final AtomicLong newest;

  LoggedSnapshotEvents(EventLog log, AtomicLong newest) {
    this.log = log;
    this.newest = newest;
  }

  @Override
  public void onTaken(Snapshotter.Taken taken) {
    newest.accumulateAndGet(taken.sequence(), Math::max);
    log.event(
        "snapshot",
        "sequence",
        taken.sequence(),
        "epoch",
        taken.epoch(),
        "bytes",
        taken.bytes(),
        "replayed",
        taken.replayed(),
        "replayMs",
        TimeUnit.NANOSECONDS.toMillis(taken.replayNs()),
        "writeMs",
        TimeUnit.NANOSECONDS.toMillis(taken.writeNs()));
  }

  @Override
  public void onNotTaken(long sequence, String why) {
    log.event("snapshotFailed", "sequence", sequence, "message", why);
  }

  @Override
  public void onDivergence(SnapshotDivergenceException divergence) {
    log.event(
        "divergence",
        "sequence",
        divergence.sequence(),
        "ownDigest",
        Long.toHexString(divergence.liveDigest()),
        "replayedDigest",
        Long.toHexString(divergence.replayedDigest()),
        "message",
        divergence.getMessage());
  }

  @Override
  public void onSkipped(Path path, String why) {
    log.event("snapshotSkipped", "path", path.toString(), "message", why);
  }

  @Override
  public void onReceiving(long sequence, long bytes, long totalBytes) {
    log.event("snapshotReceiving", "sequence", sequence, "bytes", bytes, "of", totalBytes);
  }

  @Override
  public void onReceived(long sequence, long totalBytes) {
    log.event("snapshotReceived", "sequence", sequence, "bytes", totalBytes);
  }

  @Override
  public void onPruned(long firstSequence) {
    log.event("pruned", "firstSequence", firstSequence);
  }
}
