package io.hotpair.samples;

import io.hotpair.engine.config.Settings;
import io.hotpair.engine.pipeline.InProcessAnswers;
import io.hotpair.engine.pipeline.InProcessIngress;
import io.hotpair.engine.replica.Replica;
import io.hotpair.engine.replica.ReplicaContext;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/** A trading engine that embeds a replica, and offers operations from its own process. */
final class EmbedSample {
  private EmbedSample() {}

  /** Offers some operations, once this node is the primary, and returns the last answer. */
  static long run(Settings settings, int operations) {
    AtomicLong tally = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    // sample:embed
    InProcessAnswers answers =
        new InProcessAnswers() {
          @Override
          public void onAnswer(
              long clientSequence, long sequence, DirectBuffer buffer, int offset, int length) {
            tally.set(buffer.getLong(offset));
            answered.incrementAndGet();
          }

          @Override
          public void onDropped(long clientSequence) {
            // this node lost its place before the operation was sequenced: offer it again
          }
        };
    ReplicaContext context = new ReplicaContext().settings(settings).service(new TallyService());
    try (Replica replica = Replica.launch(context)) {
      InProcessIngress ingress = replica.ingress(answers);
      for (int offered = 0; offered < operations; ) {
        switch (ingress.tryClaim(Long.BYTES)) {
          case InProcessIngress.CLAIMED -> {
            ingress.buffer().putLong(ingress.offset(), 1);
            ingress.commit();
            offered++;
          }
          case InProcessIngress.BACK_PRESSURED, InProcessIngress.NOT_PRIMARY -> Thread.onSpinWait();
          default -> throw new IllegalStateException();
        }
      }
      while (answered.get() < operations) {
        Thread.onSpinWait();
      }
      return tally.get();
    }
    // sample:end
  }
}
