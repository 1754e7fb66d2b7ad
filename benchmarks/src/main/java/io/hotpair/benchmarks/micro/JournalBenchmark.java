package io.hotpair.benchmarks.micro;

import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import java.util.concurrent.TimeUnit;
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

/** Appending to the journal and reading it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalBenchmark {
  private static final int RECORDS = 100_000;

  /** Payload in bytes. */
  @Param({"64", "256", "1024"})
  public int size;

  private final RecordWriter writer = new RecordWriter();
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[4096]);
  private TemporaryJournal written;
  private TemporaryJournal filled;
  private JournalCursor cursor;
  private long sequence;

  /** Makes a journal to append to and one to read, once: what that allocates is not a record's. */
  @Setup(Level.Trial)
  public void setUp() {
    filled = new TemporaryJournal(1);
    for (sequence = 0; sequence < RECORDS; ) {
      append(filled);
    }
    cursor = filled.journal().cursor(1);
    written = new TemporaryJournal(0);
    sequence = 0;
  }

  /** Deletes both. */
  @TearDown(Level.Trial)
  public void tearDown() {
    cursor.close();
    written.close();
    filled.close();
  }

  private void append(TemporaryJournal to) {
    sequence++;
    int length = writer.encode(record, 0, RecordKind.OPERATION, 1, sequence, size);
    writer.stamp(1, sequence, sequence).seal();
    to.journal().append(record, 0, length);
  }

  /** Stamp, checksum and append. */
  @Benchmark
  public void append() {
    append(written);
  }

  /** The next record, from the start again at the end: what it allocates is that cursor. */
  @Benchmark
  public long read() {
    if (!cursor.next()) {
      cursor.close();
      cursor = filled.journal().cursor(1);
      cursor.next();
    }
    return cursor.sequence();
  }
}
