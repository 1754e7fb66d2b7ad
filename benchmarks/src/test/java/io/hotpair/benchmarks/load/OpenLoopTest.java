package io.hotpair.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class OpenLoopTest {
  private static final long STALL_NS = TimeUnit.MILLISECONDS.toNanos(80);
  private static final long GAP_NS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Answers at the next poll, but not at all within one stall. */
  private static final class StallingTarget implements LoadTarget {
    private final AnswerSink sink;
    private final long stallAt;
    private final long stallNs;
    private long offered;
    private long answered;
    private long stalledSinceNs;
    private boolean isClosed;

    StallingTarget(AnswerSink sink, long stallAt, long stallNs) {
      this.sink = sink;
      this.stallAt = stallAt;
      this.stallNs = stallNs;
    }

    private boolean isStalled() {
      if (offered == stallAt && stalledSinceNs == 0) {
        stalledSinceNs = System.nanoTime();
      }
      return stalledSinceNs != 0 && System.nanoTime() - stalledSinceNs < stallNs;
    }

    @Override
    public long offer(DirectBuffer buffer, int offset, int length) {
      return isStalled() ? NO_ROOM : ++offered;
    }

    @Override
    public int poll() {
      int count = 0;
      while (!isStalled() && answered < offered) {
        sink.onAnswer(++answered, System.nanoTime());
        count++;
      }
      return count;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  @Test
  void shouldCountAStallForEveryOperationThatWasDueInIt() {
    try (OpenLoop loop =
        new OpenLoop(
            Workload.of(100, 1),
            256,
            1,
            GAP_NS,
            LoadThreads.SINGLE,
            sink -> new StallingTarget(sink, 200, STALL_NS))) {
      LoadFigures figures = loop.run(LoadPlan.of(1000, 0, 0.5));
      assertEquals(500, figures.offered());
      assertEquals(500, figures.answered());
      long slow = figures.latencies().getCountBetweenValues(STALL_NS / 2, Long.MAX_VALUE);
      assertTrue(slow >= 39, "operations due in the first half of the stall, slow: " + slow);
      assertTrue(figures.late() >= 1, "operations that found no room: " + figures.late());
      assertTrue(loop.gaps().longest(0, System.nanoTime()).lengthNs() >= STALL_NS);
    }
  }

  @Test
  void shouldBeginToCountOnlyWhenTheWarmUpIsAnswered() {
    long longNs = TimeUnit.SECONDS.toNanos(1);
    try (OpenLoop loop =
        new OpenLoop(
            Workload.of(100, 1),
            256,
            1,
            GAP_NS,
            LoadThreads.SINGLE,
            sink -> new StallingTarget(sink, 200, longNs))) {
      LoadFigures figures = loop.run(LoadPlan.of(1000, 0.2, 0.3));
      assertEquals(500, figures.answered());
      assertEquals(300, figures.latencies().getTotalCount());
      long slow = figures.latencies().getCountBetweenValues(longNs / 2, Long.MAX_VALUE);
      assertEquals(0, slow, "operations that waited for the warm-up's");
    }
  }

  @Test
  void shouldCountNeitherAnswersNorLateOperationsOfAWarmUpThatLastedLonger() {
    long longNs = TimeUnit.MILLISECONDS.toNanos(300);
    try (OpenLoop loop =
        new OpenLoop(
            Workload.of(100, 1),
            256,
            1,
            GAP_NS,
            LoadThreads.SINGLE,
            sink -> new StallingTarget(sink, 50, longNs))) {
      LoadFigures figures = loop.run(LoadPlan.of(1000, 0.2, 0.3));
      assertEquals(500, figures.answered());
      assertEquals(0, figures.late());
      assertTrue(figures.answersPerSecond() <= 1000, "answers/s " + figures.answersPerSecond());
    }
  }

  @Test
  void shouldShareOperationsAmongClientsInEveryRun() {
    List<StallingTarget> targets = new ArrayList<>();
    try (OpenLoop loop =
        new OpenLoop(
            Workload.of(100, 1),
            256,
            3,
            GAP_NS,
            LoadThreads.RELAYED,
            sink -> {
              targets.add(new StallingTarget(sink, Long.MAX_VALUE, 0));
              return targets.get(targets.size() - 1);
            })) {
      LoadFigures first = loop.run(LoadPlan.of(1000, 0, 0.1));
      LoadFigures second = loop.run(LoadPlan.of(1000, 0.05, 0.05));
      assertEquals(100, first.answered());
      assertEquals(100, second.answered());
      assertEquals(50, second.latencies().getTotalCount());
    }
    assertEquals(200, targets.stream().mapToLong(target -> target.offered).sum());
    assertTrue(targets.stream().allMatch(target -> target.offered >= 66 && target.isClosed));
  }

  @Test
  void shouldMakeOperationsOfTheExactSize() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
    for (int size : new int[] {48, 64, 100, 1024, 4096}) {
      assertEquals(size, Workload.of(size, 1).next(buffer, 0));
    }
  }
}
