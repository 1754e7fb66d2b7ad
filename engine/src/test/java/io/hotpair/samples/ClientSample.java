package io.hotpair.samples;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.ClientContext;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Settings;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A client in another process. */
final class ClientSample {
  private ClientSample() {}

  /** Offers some operations and returns the last answer. */
  static long run(Settings settings, int operations) {
    AtomicLong tally = new AtomicLong();
    // sample:client
    AnswerListener listener =
        new AnswerListener() {
          @Override
          public void onAnswer(
              long clientSequence,
              long sequence,
              int nodeId,
              DirectBuffer buffer,
              int offset,
              int length) {
            tally.set(buffer.getLong(offset));
          }

          @Override
          public void onSessionLost(String reason) {
            throw new IllegalStateException(reason);
          }
        };
    UnsafeBuffer one = new UnsafeBuffer(new byte[Long.BYTES]);
    one.putLong(0, 1);
    ClientContext context = new ClientContext().settings(settings).listener(listener);
    try (HotpairClient client = HotpairClient.connect(context)) {
      client.awaitOpen(10_000);
      for (int offered = 0; offered < operations || client.unanswered() > 0; ) {
        if (offered < operations && client.offer(one, 0, one.capacity()) > 0) {
          offered++;
        }
        client.poll();
      }
    }
    // sample:end
    return tally.get();
  }
}
