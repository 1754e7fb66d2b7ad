package io.hotpair.benchmarks.trace;

import io.hotpair.benchmarks.load.LoadTarget;
import java.util.function.Function;
import org.agrona.DirectBuffer;

/** A client that notes when operations are sent and answered. One thread. */
final class StampingTarget implements LoadTarget {
  private final LoadTarget target;
  private final Stamps stamps;

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
      stamps.stamp(Point.HEARD, number);
    }
  }

  @Override
  public long offer(DirectBuffer buffer, int offset, int length) {
    long nowNs = System.nanoTime();
    long number = target.offer(buffer, offset, length);
    if (number > 0 && Stamps.isSampled(number)) {
      stamps.stamp(Point.OFFERED, number, nowNs);
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
