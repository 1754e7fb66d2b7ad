package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.journal.Journal;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.AdmitDecoder;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The first stage. On the primary it gives each slot its epoch, sequence and time, in the order of
 * the ring; on every node it appends the record to the journal before anything else sees it (P4).
 * What is not to be sequenced here is dropped. Sequencing thread.
 */
public final class JournalStage {
  private final OperationRing ring;
  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final ClientSequences clientSequences;
  private final Durability durability;
  private final EpochNanoClock clock;
  private final StageObserver observer;
  private final RecordWriter writer = new RecordWriter();
  private final AdmitDecoder admit = new AdmitDecoder();
  private long lastTimestampNs;
  private long position;

  /**
   * Creates it.
   *
   * @param ring of the node.
   * @param journal of the node.
   * @param protocol of the node.
   * @param clientSequences follows what is journaled.
   * @param durability when to force the journal.
   * @param clock gives records their time.
   * @param observer is told of the stages.
   */
  public JournalStage(
      OperationRing ring,
      Journal journal,
      ReplicaProtocol protocol,
      ClientSequences clientSequences,
      Durability durability,
      EpochNanoClock clock,
      StageObserver observer) {
    this.ring = ring;
    this.journal = journal;
    this.protocol = protocol;
    this.clientSequences = clientSequences;
    this.durability = durability;
    this.clock = clock;
    this.observer = observer;
    position = ring.journaled().get();
  }

  /**
   * Works on everything that is published.
   *
   * @return how many slots.
   */
  public int poll() {
    long first = position;
    while (ring.isPublished(position + 1)) {
      onSlot(ring.slot(position + 1));
      position++;
    }
    int count = (int) (position - first);
    if (count > 0) {
      if (durability.isForceDue(protocol.view(), protocol.role() == ReplicaRole.PRIMARY)) {
        journal.force();
      }
      ring.journaled().set(position);
      protocol.onJournaled();
    }
    return count;
  }

  private void onSlot(RingSlot slot) {
    switch (slot.state()) {
      case UNSEQUENCED -> sequence(slot);
      case SEQUENCED -> append(slot);
      case REPLAYED -> {
        slot.state(SlotState.JOURNALED);
        onJournaled(slot);
      }
      case LOCAL, SNAPSHOT, JOURNALED, DROPPED -> {
        // nothing of it belongs into the journal
      }
    }
  }

  /**
   * A snapshot is in place of the records up to one.
   *
   * @param timestampNs of that record.
   */
  void onSnapshot(long timestampNs) {
    lastTimestampNs = Math.max(lastTimestampNs, timestampNs);
  }

  private void sequence(RingSlot slot) {
    boolean isEpochStart = slot.kind() == RecordKind.EPOCH_START;
    boolean isEpochStarted = protocol.isSequencing();
    // An EpochStart that an overtaking view made void is dropped: its view is not the one in force.
    boolean isWanted =
        isEpochStart
            ? protocol.awaitsEpochStart() && slot.clientSequence() == protocol.view().version()
            : isEpochStarted;
    if (!isWanted) {
      slot.state(SlotState.DROPPED);
      clientSequences.onUndone(slot);
      return;
    }
    long sequence = journal.lastSequence() + 1;
    lastTimestampNs = Math.max(lastTimestampNs, clock.nanoTime());
    slot.sequenced(protocol.view().epoch(), sequence, lastTimestampNs);
    writer
        .wrap(slot.record(), 0, slot.recordLength())
        .stamp(protocol.view().epoch(), sequence, lastTimestampNs)
        .seal();
    observer.on(StageObserver.Stage.SEQUENCED, slot.sessionId(), slot.clientSequence(), sequence);
    append(slot);
    protocol.onTaken(slot.epoch(), sequence);
  }

  private void append(RingSlot slot) {
    journal.append(slot.record(), 0, slot.recordLength());
    slot.state(SlotState.JOURNALED);
    slot.possibleRepeat(slot.epoch() != protocol.view().epoch());
    observer.on(
        StageObserver.Stage.JOURNALED, slot.sessionId(), slot.clientSequence(), slot.sequence());
    onJournaled(slot);
  }

  private void onJournaled(RingSlot slot) {
    lastTimestampNs = Math.max(lastTimestampNs, slot.timestampNs());
    clientSequences.onTaken(slot.kind(), slot.sessionId(), slot.clientSequence());
    if (slot.kind() == RecordKind.ADMIT) {
      wrapAdmit(slot);
      protocol.onAdmitJournaled(
          admit.nodeId(), admit.incarnation(), admit.version(), slot.sequence());
    } else if (slot.kind() == RecordKind.CANCEL_ADMIT) {
      wrapAdmit(slot);
      protocol.onCancelAdmitJournaled(admit.nodeId(), admit.incarnation());
    }
  }

  private void wrapAdmit(RingSlot slot) {
    admit.wrap(
        slot.record(),
        slot.payloadOffset(),
        AdmitDecoder.BLOCK_LENGTH,
        AdmitDecoder.SCHEMA_VERSION);
  }
}
