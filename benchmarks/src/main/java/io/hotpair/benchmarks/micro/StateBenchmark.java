package io.hotpair.benchmarks.micro;

import io.hotpair.benchmarks.load.Workload;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The state of an order book after 100,000 generated orders: out, in, and again by replay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StateBenchmark {
  private static final int OPERATIONS = 100_000;

  private final BenchOperation call = new BenchOperation();
  private final ExpandableArrayBuffer answer = new ExpandableArrayBuffer();
  private final RecordFlyweight record = new RecordFlyweight();
  private final List<UnsafeBuffer> frames = new ArrayList<>();
  private TemporaryJournal journal;
  private OrderBookService service;

  /** Makes the state, its snapshot and its journal. */
  @Setup
  public void setUp() {
    journal = new TemporaryJournal(0);
    Workload workload = Workload.of(Workload.ORDERS, 1);
    RecordWriter writer = new RecordWriter();
    UnsafeBuffer operation = new UnsafeBuffer(new byte[512]);
    UnsafeBuffer encoded = new UnsafeBuffer(new byte[1024]);
    for (int i = 1; i <= OPERATIONS; i++) {
      int length = workload.next(operation, 0);
      int recordLength =
          writer.encode(encoded, 0, RecordKind.OPERATION, 1, i, operation, 0, length);
      writer.stamp(1, i, i).seal();
      journal.journal().append(encoded, 0, recordLength);
    }
    service = replayed();
    service.writeSnapshot(this::keep);
  }

  /** Deletes the journal. */
  @TearDown
  public void tearDown() {
    journal.close();
  }

  private void keep(DirectBuffer buffer, int offset, int length) {
    UnsafeBuffer frame = new UnsafeBuffer(new byte[length]);
    frame.putBytes(0, buffer, offset, length);
    frames.add(frame);
  }

  private OrderBookService replayed() {
    OrderBookService fresh = new OrderBookService();
    fresh.onStart(call);
    try (JournalCursor cursor = journal.journal().cursor(1)) {
      while (cursor.next()) {
        record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
        fresh.onOperation(
            call.next(record.buffer(), record.payloadOffset(), record.payloadLength()), answer);
      }
    }
    return fresh;
  }

  /** Replay, per operation. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public long replay() {
    return replayed().digest();
  }

  /** The whole snapshot out. */
  @Benchmark
  public long snapshotOut() {
    long[] bytes = new long[1];
    service.writeSnapshot((buffer, offset, length) -> bytes[0] += length);
    return bytes[0];
  }

  /** The whole snapshot in. */
  @Benchmark
  public long snapshotIn() {
    OrderBookService fresh = new OrderBookService();
    fresh.onStart(call);
    Queue<UnsafeBuffer> rest = new ArrayDeque<>(frames);
    fresh.readSnapshot(
        handler -> {
          UnsafeBuffer frame = rest.poll();
          if (frame != null) {
            handler.frame(frame, 0, frame.capacity());
          }
          return frame != null;
        });
    return fresh.digest();
  }
}
