package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.Journal;

/** Tells the other nodes what a follower holds, once for each advance (P5). Sequencing thread. */
final class AckSender {
  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final PeerOutput output;
  private final StageObserver observer;
  private long ackedEpoch;
  private long ackedHeld;

  AckSender(Journal journal, ReplicaProtocol protocol, PeerOutput output, StageObserver observer) {
    this.journal = journal;
    this.protocol = protocol;
    this.output = output;
    this.observer = observer;
  }

  /** Sends an ack if there is news. Only while what the journal holds counts as held (P6). */
  void onDuty() {
    long held = journal.lastSequence();
    long epoch = protocol.view().epoch();
    boolean isDue = protocol.isFollowing() && (held != ackedHeld || epoch != ackedEpoch);
    if (isDue && output.ack(epoch, held, protocol.committed())) {
      observer.on(StageObserver.Stage.ACKED, 0, 0, held);
      ackedHeld = held;
      ackedEpoch = epoch;
    }
  }

  /** The journal was cut, or begun anew: whatever it comes to hold is news. */
  void onCut() {
    ackedHeld = 0;
  }
}
