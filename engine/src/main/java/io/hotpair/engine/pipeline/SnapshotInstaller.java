package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.engine.snapshot.SnapshotHeader;
import io.hotpair.engine.snapshot.StateSnapshot;
import io.hotpair.journal.Journal;

/**
 * Puts a snapshot in the place of what this node has: at the start, or while it runs and is not in
 * the view. A snapshot holds committed records only, so it is right under every primary; and
 * nobody's commits rest on what a node outside the view holds. Sequencing thread.
 */
final class SnapshotInstaller {
  private final OperationRing ring;
  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final SnapshotDepot depot;
  private final ClientSequences clientSequences;
  private final JournalStage journalStage;
  private final CommitStage commitStage;
  private final ApplyStage applyStage;
  private final ReplayFeed replay;

  SnapshotInstaller(
      OperationRing ring,
      Journal journal,
      ReplicaProtocol protocol,
      SnapshotDepot depot,
      ClientSequences clientSequences,
      JournalStage journalStage,
      CommitStage commitStage,
      ApplyStage applyStage,
      ReplayFeed replay) {
    this.ring = ring;
    this.journal = journal;
    this.protocol = protocol;
    this.depot = depot;
    this.clientSequences = clientSequences;
    this.journalStage = journalStage;
    this.commitStage = commitStage;
    this.applyStage = applyStage;
    this.replay = replay;
  }

  /** Begins with a snapshot that the journal continues, before any thread runs. */
  void start(StateSnapshot snapshot) {
    SnapshotHeader header = snapshot.header();
    applyStage.restore(snapshot);
    takeOver(snapshot);
    replay.startBehind(header.sequence());
    protocol.onStart(header.sequence());
  }

  private void takeOver(StateSnapshot snapshot) {
    clientSequences.clear();
    snapshot.forEachSession(clientSequences::restore);
    journalStage.onSnapshot(snapshot.header().timestampNs());
  }

  /**
   * Takes over a snapshot that has come from the primary, if there is one and it can be done now.
   *
   * @return its sequence; 0 if nothing was taken over.
   */
  long poll() {
    StateSnapshot snapshot = depot.received();
    if (snapshot == null) {
      return 0;
    }
    long sequence = snapshot.header().sequence();
    if (protocol.role() != ReplicaRole.CATCHING_UP || sequence <= journal.lastSequence()) {
      if (protocol.role() != ReplicaRole.RECOVERING) {
        depot.onReceivedUsed();
      }
      return 0;
    }
    long position = claimBehindAll();
    if (position == OperationRing.FULL) {
      return 0;
    }
    commitStage.drop();
    journal.resetTo(snapshot.header().epochs());
    protocol.onReset(sequence);
    takeOver(snapshot);
    replay.startBehind(sequence);
    applyStage.install(snapshot);
    ring.slot(position).snapshot(sequence);
    ring.publish(position);
    depot.onReceivedUsed();
    return sequence;
  }

  /** Claims a slot, with everything before it journaled. */
  private long claimBehindAll() {
    journalStage.poll();
    long journaled = ring.journaled().get();
    long position = ring.tryClaim();
    if (position == OperationRing.FULL || position == journaled + 1) {
      return position;
    }
    // A client in this process holds a slot that it has not published yet: later.
    ring.slot(position).repeatRequest(0, 0);
    ring.publish(position);
    return OperationRing.FULL;
  }
}
