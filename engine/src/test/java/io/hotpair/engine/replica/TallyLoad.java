package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.HotpairClient;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the only client of a {@link io.hotpair.samples.TallyService} offers: each operation is 1, so
 * the answer to operation n must be n. The client's thread.
 */
final class TallyLoad implements AnswerListener {
  private final UnsafeBuffer one = new UnsafeBuffer(new byte[Long.BYTES]);
  private long offered;
  private long answered;
  private String error;

  TallyLoad() {
    one.putLong(0, 1);
  }

  /** Offers operations, and waits for room, but for no answer. */
  void offer(HotpairClient client, int count) {
    for (int i = 0; i < count; i++) {
      PairHarness.await("room", client, () -> client.offer(one, 0, Long.BYTES) > 0);
      offered++;
    }
  }

  /** Waits until all that was offered is answered, and answered rightly. */
  void awaitAnswers(HotpairClient client) {
    PairHarness.await("every answer", client, () -> answered == offered);
    assertEquals(null, error);
  }

  @Override
  public void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    answered++;
    long sum = buffer.getLong(offset);
    if (sum != clientSequence && error == null) {
      error = "operation " + clientSequence + " was answered with " + sum;
    }
  }

  @Override
  public void onSessionLost(String reason) {
    error = "session lost: " + reason;
  }
}
