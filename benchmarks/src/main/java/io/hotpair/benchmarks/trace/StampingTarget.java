package io.hotpair.benchmarks.trace;

import io.hotpair.benchmarks.load.LoadTarget;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.SystemEpochNanoClock;

/** A client that notes when operations are sent and answered. One thread. */
final class StampingTarget implements LoadTarget {
  private static final long MISSING = Long.MIN_VALUE;

  private final LoadTarget target;
  private final Stamps stamps;
  private final Long2LongHashMap sentAtNs = new Long2LongHashMap(MISSING);

  StampingTarget(Function<AnswerSink, LoadTarget> connector, AnswerSink sink, Stamps stamps) {
    this.stamps = stamps;
    target =
        connector.apply(
            (number, atNs) -> {
              onAnswer(number);
              sink.onAnswer(number, atNs);
            });
  }

  private void onAnswer(long number) {
    if (Stamps.isSampled(number)) {
      long sent = sentAtNs.remove(number);
      if (sent != MISSING) {
        stamps.add(number, sent, SystemEpochNanoClock.INSTANCE.nanoTime());
      }
    }
  }

  @Override
  public long offer(DirectBuffer buffer, int offset, int length) {
    long nowNs = SystemEpochNanoClock.INSTANCE.nanoTime();
    long number = target.offer(buffer, offset, length);
    if (number > 0 && Stamps.isSampled(number)) {
      sentAtNs.put(number, nowNs);
    }
    return number;
  }

  @Override
  public int poll() {
    return target.poll();
  }

  @Override
  public void close() {
    target.close();
  }
}
