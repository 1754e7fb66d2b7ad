package io.hotpair.engine.replay;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.RecordPlayer;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.session.Session;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.DirectBuffer;

/** Applies journaled records to a replicated state, as a node's apply stage does. One thread. */
final class RecordApplier implements AnswerOutput {
  private final ReplicatedState state;
  private final ReplayListener listener;
  private final long tellFrom;
  private final RecordFlyweight record = new RecordFlyweight();
  private final RecordPlayer player = new RecordPlayer(record);
  private long operations;

  /** The listener is told of operations from a sequence on. */
  RecordApplier(ReplicatedService service, int window, ReplayListener listener, long tellFrom) {
    this.listener = listener;
    this.tellFrom = tellFrom;
    state = new ReplicatedState(service, this, window);
  }

  void apply(RecordFlyweight next) {
    record.wrap(next.buffer(), next.offset(), next.length());
    long ignored = state.ignored();
    player.apply(state);
    if (record.kind() == RecordKind.OPERATION) {
      operations++;
      if (state.ignored() != ignored && isTold()) {
        listener.onIgnored(player.operation());
      }
    }
  }

  private boolean isTold() {
    return record.sequence() >= tellFrom;
  }

  @Override
  public void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {
    if (isTold()) {
      listener.onAnswer(player.operation(), buffer, length);
    }
  }

  @Override
  public void onRepeat(Session session, long clientSequence) {
    if (isTold()) {
      listener.onRepeat(player.operation());
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
