package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.AnswerChannel;

/** An answer is given once; there is nothing to repeat it from. */
final class ForgetReplyCache implements Sabotage {
  @Override
  public boolean isAnswered(AnswerChannel.Status status) {
    return status != AnswerChannel.Status.REPEAT;
  }
}
