package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.Journal;

/**
 * Lets the apply stage go on to what is committed (P5), and takes back what a cut removed.
 * Sequencing thread.
 */
public final class CommitStage {
  private final OperationRing ring;
  private final ReplicaProtocol protocol;
  private final Journal journal;
  private final ClientSequences clientSequences;
  private final StageObserver observer;
  private long position;

  /**
   * Creates it.
   *
   * @param ring of the node.
   * @param protocol knows what is committed.
   * @param journal to be cut.
   * @param clientSequences follows cuts.
   * @param observer is told of the stages.
   */
  public CommitStage(
      OperationRing ring,
      ReplicaProtocol protocol,
      Journal journal,
      ClientSequences clientSequences,
      StageObserver observer) {
    this.ring = ring;
    this.protocol = protocol;
    this.journal = journal;
    this.clientSequences = clientSequences;
    this.observer = observer;
    position = ring.committed().get();
  }

  /**
   * Moves the commit position over everything that may be applied.
   *
   * @return how many slots.
   */
  public int poll() {
    long journaled = ring.journaled().get();
    long committed = protocol.committed();
    long first = position;
    while (position < journaled) {
      RingSlot slot = ring.slot(position + 1);
      if (slot.state() == SlotState.JOURNALED && slot.sequence() > committed) {
        break;
      }
      observer.on(
          StageObserver.Stage.COMMITTED, slot.sessionId(), slot.clientSequence(), slot.sequence());
      position++;
    }
    if (position != first) {
      ring.committed().set(position);
    }
    return (int) (position - first);
  }

  /**
   * Cuts the journal and voids what is in the ring behind it (P6). Everything published by this
   * thread must be journaled.
   *
   * @param lastSequence the last record to keep.
   * @throws IllegalStateException if a committed record would be cut: application state is never
   *     rolled back, so the node must stop.
   */
  public void cut(long lastSequence) {
    if (lastSequence < protocol.committed()) {
      throw new IllegalStateException(
          "invariant: a cut behind "
              + lastSequence
              + " would take back committed records up to "
              + protocol.committed());
    }
    journal.cut(lastSequence);
    dropBehind(lastSequence);
    protocol.onCut(lastSequence);
  }

  /** Voids what is in the ring and not committed: a snapshot takes its place. */
  void drop() {
    dropBehind(protocol.committed());
  }

  private void dropBehind(long lastSequence) {
    for (long at = ring.journaled().get(); at > position; at--) {
      RingSlot slot = ring.slot(at);
      if (slot.state() == SlotState.JOURNALED && slot.sequence() > lastSequence) {
        clientSequences.onUndone(slot);
        slot.state(SlotState.DROPPED);
      }
    }
  }
}
