package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import org.agrona.concurrent.NanoClock;

/**
 * On the primary: sends every record that is in the journal to the other members of the view. While
 * there is none, nothing is sent live: a newcomer gets all records out of the journal ({@link
 * CatchUpServer}), up to the newest, and would only have to receive and drop those that are far
 * ahead of it. What cannot be sent within a bound is skipped, so that a network that takes nothing
 * holds nothing up for good; followers see the gap and have it filled from the journal. Sequencing
 * thread.
 */
public final class ReplicateStage {
  private final OperationRing ring;
  private final ReplicaProtocol protocol;
  private final RecordSink sink;
  private final NanoClock clock;
  private final StageObserver observer;
  private final long skipAfterNs;
  private long position;
  private boolean isStalled;
  private long stalledSinceNs;
  private long skipped;

  /**
   * Creates it.
   *
   * @param ring of the node.
   * @param protocol of the node.
   * @param sink sends a record.
   * @param clock monotonic.
   * @param skipAfterNs for how long a record may find no room before it is skipped.
   * @param observer is told of the stages.
   */
  public ReplicateStage(
      OperationRing ring,
      ReplicaProtocol protocol,
      RecordSink sink,
      NanoClock clock,
      long skipAfterNs,
      StageObserver observer) {
    this.ring = ring;
    this.protocol = protocol;
    this.sink = sink;
    this.clock = clock;
    this.observer = observer;
    this.skipAfterNs = skipAfterNs;
    position = ring.replicated().get();
  }

  /**
   * Sends what is in the journal and not sent yet.
   *
   * @return how many slots it went over.
   */
  public int poll() {
    long journaled = ring.journaled().get();
    long first = position;
    boolean hasListener = protocol.isSequencing() && protocol.view().members().size() > 1;
    while (position < journaled) {
      RingSlot slot = ring.slot(position + 1);
      boolean isToBeSent =
          hasListener
              && slot.state() == SlotState.JOURNALED
              && slot.epoch() == protocol.view().epoch();
      if (isToBeSent) {
        if (sink.send(slot.record(), 0, slot.recordLength())) {
          observer.on(
              StageObserver.Stage.SENT, slot.sessionId(), slot.clientSequence(), slot.sequence());
        } else if (!isSkipDue()) {
          break;
        }
      }
      isStalled = false;
      position++;
    }
    if (position != first) {
      ring.replicated().set(position);
    }
    return (int) (position - first);
  }

  private boolean isSkipDue() {
    long nowNs = clock.nanoTime();
    if (!isStalled) {
      isStalled = true;
      stalledSinceNs = nowNs;
    }
    if (nowNs - stalledSinceNs < skipAfterNs) {
      return false;
    }
    skipped++;
    return true;
  }

  /**
   * Records that were not sent live.
   *
   * @return count.
   */
  public long skipped() {
    return skipped;
  }
}
