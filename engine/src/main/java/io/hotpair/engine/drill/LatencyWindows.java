package io.hotpair.engine.drill;

import io.hotpair.engine.load.LoadObserver;
import io.hotpair.engine.load.LoadRunner;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.agrona.DirectBuffer;

/**
 * A client's latencies from the intended sending, window by window. The load's thread records,
 * another one takes.
 */
final class LatencyWindows implements LoadObserver {
  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_NS, DIGITS);
  private volatile LoadRunner load;

  void follow(LoadRunner runner) {
    load = runner;
  }

  @Override
  public void onOffered(long clientSequence, long atNs) {}

  @Override
  public void onAnswer(
      long clientSequence, int nodeId, long atNs, DirectBuffer buffer, int offset, int length) {
    long latencyNs = atNs - load.intendedNs(clientSequence);
    recorder.recordValue(Math.min(LONGEST_NS, Math.max(0, latencyNs)));
  }

  /** The latencies since the last call; what is asked for later is not in it. */
  Histogram take() {
    return recorder.getIntervalHistogram();
  }
}
