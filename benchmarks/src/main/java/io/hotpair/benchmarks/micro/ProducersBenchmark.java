package io.hotpair.benchmarks.micro;

import io.hotpair.benchmarks.load.Workload;
import io.hotpair.engine.host.IdleMode;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.pipeline.InProcessAnswers;
import io.hotpair.engine.pipeline.InProcessIngress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claims of one and of several producers in the process, with the node's thread beside them: from
 * the claim to the answer. The ring has no wait strategy of its own: the node's thread idles in one
 * of three ways.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProducersBenchmark {
  private static final int SIZE = 100;

  /** What the node's thread does when idle. */
  @Param({"spin", "yield", "backoff"})
  public String idle;

  private final AtomicLong sessions = new AtomicLong();
  private PipelinePair node;
  private Thread thread;
  private volatile boolean isEnding;

  /** Starts a node that is alone. */
  @Setup
  public void setUp() {
    isEnding = false;
    node = new PipelinePair(List.of(new NoJournal()), KeyValueService::new);
    IdleStrategy strategy = IdleMode.valueOf(idle.toUpperCase(Locale.ROOT)).newStrategy();
    thread =
        new Thread(
            () -> {
              while (!isEnding) {
                node.node(0).onDuty(System.nanoTime());
                strategy.idle(node.node(0).apply());
              }
            },
            "micro-node");
    thread.start();
  }

  /**
   * Ends it.
   *
   * @throws InterruptedException if interrupted.
   */
  @TearDown
  public void tearDown() throws InterruptedException {
    isEnding = true;
    thread.join();
    node.close();
  }

  /** A producer with its own way in. */
  @State(Scope.Thread)
  public static class Producer implements InProcessAnswers {
    private final UnsafeBuffer operation = new UnsafeBuffer(new byte[512]);
    private final Workload workload = Workload.of(SIZE, 1);
    private InProcessIngress ingress;
    private volatile long done;
    private long sent;

    /**
     * Opens the way in.
     *
     * @param benchmark whose node it is.
     */
    @Setup
    public void setUp(ProducersBenchmark benchmark) {
      long sessionId = -1 - benchmark.sessions.getAndIncrement();
      ingress = benchmark.node.node(0).inProcessIngress(sessionId, this);
    }

    @Override
    public void onAnswer(
        long clientSequence, long sequence, DirectBuffer buffer, int offset, int length) {
      done++;
    }

    @Override
    public void onDropped(long clientSequence) {
      done++;
    }

    void roundTrip() {
      int length = workload.next(operation, 0);
      while (ingress.tryClaim(length) != InProcessIngress.CLAIMED) {
        Thread.onSpinWait();
      }
      ingress.buffer().putBytes(ingress.offset(), operation, 0, length);
      ingress.commit();
      sent++;
      while (done < sent) {
        Thread.onSpinWait();
      }
    }
  }

  /** One producer. */
  @Benchmark
  @Threads(1)
  public void oneProducer(Producer producer) {
    producer.roundTrip();
  }

  /** Four producers. */
  @Benchmark
  @Threads(4)
  public void fourProducers(Producer producer) {
    producer.roundTrip();
  }
}
