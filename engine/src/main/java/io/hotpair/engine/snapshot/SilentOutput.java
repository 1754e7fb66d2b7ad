package io.hotpair.engine.snapshot;

import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.Session;
import org.agrona.DirectBuffer;

/** Lets no answer out: every one of them was given by the live node. */
final class SilentOutput implements AnswerOutput {
  @Override
  public void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {}

  @Override
  public void onRepeat(Session session, long clientSequence) {}

  @Override
  public void onOpened(Session session) {}

  @Override
  public void onClosed(Session session) {}
}
