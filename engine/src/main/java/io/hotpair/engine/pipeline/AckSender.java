package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.journal.Journal;

/**
 * Tells the other nodes what a follower holds (P5). Sequencing thread.
 *
 * <p>The hot node of a pair knows by itself what is committed and answers at once; its ack only
 * lets the primary apply and answer, too. So it holds acks back for a moment, and many records
 * share one: fewer datagrams for three processes, and the primary's answers, released together,
 * share datagrams as well. With more nodes the others' commits wait for each ack, and none is held.
 */
final class AckSender {
  /** Takes acks to the other nodes. */
  @FunctionalInterface
  interface Output {
    /** As {@link PeerOutput#ack}. */
    boolean ack(long epoch, long held, long committed);
  }

  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final Output output;
  private final StageObserver observer;
  private final long holdNs;
  private long ackedEpoch;
  private long ackedHeld;
  private long waitingSinceNs;
  private boolean isWaiting;

  AckSender(
      Journal journal,
      ReplicaProtocol protocol,
      Output output,
      StageObserver observer,
      long holdNs) {
    this.journal = journal;
    this.protocol = protocol;
    this.output = output;
    this.observer = observer;
    this.holdNs = holdNs;
  }

  /** Sends an ack if it is time. Only while what the journal holds counts as held (P6). */
  void onDuty(long nowNs) {
    long held = journal.lastSequence();
    long epoch = protocol.view().epoch();
    if (!protocol.isFollowing() || (held == ackedHeld && epoch == ackedEpoch)) {
      isWaiting = false;
      return;
    }
    if (!isWaiting) {
      isWaiting = true;
      waitingSinceNs = nowNs;
    }
    boolean isHeldBack = isForPrimaryOnly(epoch) && nowNs - waitingSinceNs < holdNs;
    if (!isHeldBack && output.ack(epoch, held, protocol.committed())) {
      observer.on(StageObserver.Stage.ACKED, 0, 0, held);
      ackedHeld = held;
      ackedEpoch = epoch;
      isWaiting = false;
    }
  }

  /** Whether nobody but the primary of a pair waits for it, and the primary knows this node. */
  private boolean isForPrimaryOnly(long epoch) {
    return epoch == ackedEpoch
        && protocol.role() == ReplicaRole.HOT
        && protocol.view().members().size() == 2;
  }

  /** The journal was cut, or begun anew: whatever it comes to hold is news. */
  void onCut() {
    ackedHeld = 0;
  }
}
