package io.hotpair.benchmarks.micro;

import io.hotpair.engine.pipeline.ClientSequences;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.protocol.replica.ReplicaOutput;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.EpochTable;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Steps of the protocol on a primary: commit gating by acks, its tick; and deduplication. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProtocolBenchmark {
  /** Members of the view. */
  @Param({"2", "3"})
  public int members;

  private final ClientSequences clientSequences = new ClientSequences();
  private final EpochTable epochs = new EpochTable();
  private ReplicaProtocol protocol;
  private long held;

  /** Makes a primary with an ordinary view. */
  @Setup
  public void setUp() {
    ReplicaOutput output =
        (ReplicaOutput)
            Proxy.newProxyInstance(
                ReplicaOutput.class.getClassLoader(),
                new Class<?>[] {ReplicaOutput.class},
                (proxy, method, arguments) ->
                    method.getReturnType() == boolean.class ? true : null);
    protocol = new ReplicaProtocol(0, 1, epochs, output, ProtocolSettings.DEFAULT);
    protocol.adopt(
        new View(
            1,
            1,
            0,
            members == 2
                ? List.of(new Member(0, 1), new Member(1, 1))
                : List.of(new Member(0, 1), new Member(1, 1), new Member(2, 1))));
    protocol.onTick(1);
    held = 1;
    epochs.onRecord(1, held);
    protocol.onJournaled();
  }

  /** A record is journaled here, then acknowledged by all others, and so committed. */
  @Benchmark
  public long commitGating() {
    held++;
    epochs.onRecord(1, held);
    protocol.onJournaled();
    for (int id = 1; id < members; id++) {
      protocol.onAck(id, 1, 1, held, held - 1, held);
    }
    return protocol.committed();
  }

  /** The periodic step. */
  @Benchmark
  public void tick() {
    protocol.onTick(held++);
  }

  /** Looks a session up, as it is done for each operation. */
  @Benchmark
  public long dedupe() {
    return clientSequences.last(held++ & 255);
  }
}
