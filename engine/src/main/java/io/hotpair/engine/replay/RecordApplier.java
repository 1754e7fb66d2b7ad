package io.hotpair.engine.replay;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.session.Session;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.SessionOpenedDecoder;
import org.agrona.DirectBuffer;

/** Applies journaled records to a replicated state, as a node's apply stage does. One thread. */
final class RecordApplier implements AnswerOutput {
  private final ReplicatedState state;
  private final ReplayListener listener;
  private final long tellFrom;
  private final ReplayedOperation operation = new ReplayedOperation();
  private final SessionOpenedDecoder sessionOpened = new SessionOpenedDecoder();
  private long operations;

  /** The listener is told of operations from a sequence on. */
  RecordApplier(ReplicatedService service, int window, ReplayListener listener, long tellFrom) {
    this.listener = listener;
    this.tellFrom = tellFrom;
    state = new ReplicatedState(service, this, window);
  }

  void apply(RecordFlyweight record) {
    switch (record.kind()) {
      case OPERATION -> {
        operations++;
        operation.wrap(record);
        long ignored = state.ignored();
        state.onOperation(operation);
        if (state.ignored() != ignored && isTold()) {
          listener.onIgnored(operation);
        }
      }
      case SESSION_OPEN -> openSession(record);
      case SESSION_CLOSE -> state.onSessionClose(record.sessionId(), record.timestampNs());
      case TIMER -> state.onTimer(record.clientSequence(), record.timestampNs());
      case EPOCH_START, ADMIT, CANCEL_ADMIT, NULL_VAL -> {
        // of no concern to the service
      }
    }
  }

  private void openSession(RecordFlyweight record) {
    sessionOpened.wrap(
        record.buffer(),
        record.payloadOffset(),
        SessionOpenedDecoder.BLOCK_LENGTH,
        SessionOpenedDecoder.SCHEMA_VERSION);
    int streamId = sessionOpened.responseStreamId();
    String channel = sessionOpened.responseChannel();
    state.onSessionOpen(record.sessionId(), streamId, channel, record.timestampNs());
  }

  private boolean isTold() {
    return operation.sequence() >= tellFrom;
  }

  @Override
  public void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {
    if (isTold()) {
      listener.onAnswer(operation, buffer, length);
    }
  }

  @Override
  public void onRepeat(Session session, long clientSequence) {
    if (isTold()) {
      listener.onRepeat(operation);
    }
  }

  @Override
  public void onOpened(Session session) {
    // nobody listens on its channel
  }

  @Override
  public void onClosed(Session session) {
    // nobody listens on its channel
  }

  ReplicatedState state() {
    return state;
  }

  long operations() {
    return operations;
  }
}
