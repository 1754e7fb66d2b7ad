package io.hotpair.engine.pipeline;

import com.lmax.disruptor.Sequence;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.session.TimerTable;
import io.hotpair.engine.snapshot.StateSnapshot;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.journal.sbe.SessionOpenedDecoder;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The last stage: applies what is committed, in order, and lets the answers out. On the primary it
 * also has due timers sequenced. Apply thread.
 */
public final class ApplyStage {
  private static final int LIMIT = 256;
  private static final int TIMER_LIMIT = 16;

  private final OperationRing ring;
  private final ReplicatedState state;
  private final Egress egress;
  private final Place place;
  private final DigestLog digests;
  private final EpochNanoClock clock;
  private final StageObserver observer;
  private final SlotPublisher publisher;
  private final SessionOpenedDecoder sessionOpened = new SessionOpenedDecoder();
  private final TimerTable.DueHandler dueTimers = this::onTimerDue;
  private final Sequence appliedRecord = new Sequence(0);
  private volatile StateSnapshot installing;
  private long position;
  private long sequencingEpoch;

  /**
   * Creates it.
   *
   * @param ring of the node.
   * @param state to apply to.
   * @param egress sends the answers.
   * @param place tells whether this node sequences.
   * @param digests takes a digest every so many records.
   * @param clock the primary's clock for timers.
   * @param observer is told of the stages.
   */
  public ApplyStage(
      OperationRing ring,
      ReplicatedState state,
      Egress egress,
      Place place,
      DigestLog digests,
      EpochNanoClock clock,
      StageObserver observer) {
    this.ring = ring;
    this.state = state;
    this.egress = egress;
    this.place = place;
    this.digests = digests;
    this.clock = clock;
    this.observer = observer;
    publisher = new SlotPublisher(ring);
    position = ring.applied().get();
  }

  /**
   * Applies some of what is committed.
   *
   * @return how many slots.
   */
  public int poll() {
    long end = Math.min(ring.committed().get(), position + LIMIT);
    int count = (int) (end - position);
    while (position < end) {
      onSlot(ring.slot(position + 1));
      position++;
    }
    if (count > 0) {
      ring.applied().set(position);
    }
    return count + egress.poll() + pollTimers();
  }

  private void onSlot(RingSlot slot) {
    switch (slot.state()) {
      case JOURNALED -> {
        apply(slot);
        long sequence = slot.sequence();
        if (digests.isDue(sequence)) {
          digests.put(sequence, state.digest());
        }
        appliedRecord.set(sequence);
      }
      case SNAPSHOT -> {
        restore(installing);
        egress.onStateReplaced();
      }
      case LOCAL -> egress.onRepeatRequest(state.session(slot.sessionId()), slot.clientSequence());
      case DROPPED -> {
        if (slot.kind() == RecordKind.OPERATION) {
          egress.onDropped(slot.sessionId(), slot.clientSequence());
        }
      }
      case UNSEQUENCED, SEQUENCED, REPLAYED ->
          throw new IllegalStateException(
              "invariant: a slot was committed before it was journaled");
    }
  }

  /** Puts a snapshot's state in place; no other thread applies now. */
  void restore(StateSnapshot snapshot) {
    snapshot.restore(state);
    appliedRecord.set(snapshot.header().sequence());
  }

  /** Sets the snapshot that the next slot of that kind stands for; before it is published. */
  void install(StateSnapshot snapshot) {
    installing = snapshot;
  }

  private void apply(RingSlot slot) {
    switch (slot.kind()) {
      case OPERATION -> {
        state.onOperation(slot);
        observer.on(
            StageObserver.Stage.ANSWERED, slot.sessionId(), slot.clientSequence(), slot.sequence());
      }
      case SESSION_OPEN -> {
        sessionOpened.wrap(
            slot.record(),
            slot.payloadOffset(),
            SessionOpenedDecoder.BLOCK_LENGTH,
            SessionOpenedDecoder.SCHEMA_VERSION);
        int streamId = sessionOpened.responseStreamId();
        String channel = sessionOpened.responseChannel();
        state.onSessionOpen(slot.sessionId(), streamId, channel, slot.timestampNs());
      }
      case SESSION_CLOSE -> state.onSessionClose(slot.sessionId(), slot.timestampNs());
      case TIMER -> state.onTimer(slot.clientSequence(), slot.timestampNs());
      case EPOCH_START, ADMIT, CANCEL_ADMIT, NULL_VAL -> {
        // of no concern to the service
      }
    }
  }

  private int pollTimers() {
    long epoch = place.sequencingEpoch();
    if (epoch == 0) {
      sequencingEpoch = 0;
      return 0;
    }
    if (epoch != sequencingEpoch) {
      sequencingEpoch = epoch;
      state.timers().rearm();
    }
    return state.timers().pollDue(clock.nanoTime(), dueTimers, TIMER_LIMIT);
  }

  private boolean onTimerDue(long correlationId) {
    return publisher.plain(RecordKind.TIMER, 0, correlationId);
  }

  /**
   * Sequence of the last record that was applied. Any thread.
   *
   * @return 0 if there is none.
   */
  public long applied() {
    return appliedRecord.get();
  }

  /**
   * The state that is applied to. Apply thread only.
   *
   * @return the state.
   */
  public ReplicatedState state() {
    return state;
  }
}
