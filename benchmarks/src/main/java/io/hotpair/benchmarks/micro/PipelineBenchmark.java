package io.hotpair.benchmarks.micro;

import io.hotpair.benchmarks.load.Workload;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An operation from the claim of its slot through journal, commit and apply to its answer: on one
 * node, or on a primary and a hot node, with or without a real journal.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PipelineBenchmark {
  /** Nodes of the view. */
  @Param({"1", "2"})
  public int nodes;

  /** Whether there is a real journal. */
  @Param({"none", "chronicle"})
  public String journal;

  /** Bytes of an operation; 0 for orders. */
  @Param({"0", "100"})
  public int size;

  private final List<TemporaryJournal> temporary = new ArrayList<>();
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[512]);
  private PipelinePair pair;
  private Workload workload;
  private long expected;

  /** Starts the nodes, once: what that allocates is not an operation's. */
  @Setup(Level.Trial)
  public void setUp() {
    List<Journal> journals = new ArrayList<>();
    for (int id = 0; id < nodes; id++) {
      if (journal.equals("none")) {
        journals.add(new NoJournal());
      } else {
        temporary.add(new TemporaryJournal(id));
        journals.add(temporary.get(id).journal());
      }
    }
    Supplier<ReplicatedService> services =
        size == Workload.ORDERS ? OrderBookService::new : KeyValueService::new;
    pair = new PipelinePair(journals, services);
    workload = Workload.of(size, 1);
    expected = 0;
  }

  /** Ends the nodes. */
  @TearDown(Level.Trial)
  public void tearDown() {
    pair.close();
    temporary.forEach(TemporaryJournal::close);
    temporary.clear();
  }

  /** One operation at a time, answered by all nodes. */
  @Benchmark
  public void claimToAnswer() {
    int length = workload.next(operation, 0);
    while (!pair.offer(operation, 0, length)) {
      pair.duty();
    }
    expected += nodes;
    pair.awaitAnswers(expected);
  }
}
