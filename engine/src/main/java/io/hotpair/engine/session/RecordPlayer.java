package io.hotpair.engine.session;

import io.hotpair.engine.service.Operation;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.SessionOpenedDecoder;

/**
 * Applies records out of a journal to a replicated state, as a live node's apply stage does: for
 * replays, snapshots and reference runs. One thread.
 */
public final class RecordPlayer {
  private final RecordFlyweight record;
  private final JournaledOperation operation;
  private final SessionOpenedDecoder sessionOpened = new SessionOpenedDecoder();

  /**
   * Creates one.
   *
   * @param record to be wrapped around each record before {@link #apply}.
   */
  public RecordPlayer(RecordFlyweight record) {
    this.record = record;
    operation = new JournaledOperation(record);
  }

  /**
   * Applies the record that is wrapped now.
   *
   * @param state to apply it to.
   */
  public void apply(ReplicatedState state) {
    switch (record.kind()) {
      case OPERATION -> state.onOperation(operation);
      case SESSION_OPEN -> openSession(state);
      case SESSION_CLOSE -> state.onSessionClose(record.sessionId(), record.timestampNs());
      case TIMER -> state.onTimer(record.clientSequence(), record.timestampNs());
      case EPOCH_START, ADMIT, CANCEL_ADMIT, NULL_VAL -> {
        // of no concern to the service
      }
    }
  }

  private void openSession(ReplicatedState state) {
    sessionOpened.wrap(
        record.buffer(),
        record.payloadOffset(),
        SessionOpenedDecoder.BLOCK_LENGTH,
        SessionOpenedDecoder.SCHEMA_VERSION);
    int streamId = sessionOpened.responseStreamId();
    String channel = sessionOpened.responseChannel();
    state.onSessionOpen(record.sessionId(), streamId, channel, record.timestampNs());
  }

  /**
   * The record that is wrapped now, as the service sees it.
   *
   * @return a flyweight.
   */
  public Operation operation() {
    return operation;
  }
}
