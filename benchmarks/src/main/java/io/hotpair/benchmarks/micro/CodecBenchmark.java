package io.hotpair.benchmarks.micro;

import io.hotpair.journal.RecordCheck;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.transport.sbe.AckDecoder;
import io.hotpair.transport.sbe.AckEncoder;
import io.hotpair.transport.sbe.AnswerDecoder;
import io.hotpair.transport.sbe.AnswerEncoder;
import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.MessageHeaderDecoder;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import io.hotpair.transport.sbe.OfferDecoder;
import io.hotpair.transport.sbe.OfferEncoder;
import io.hotpair.transport.sbe.WireRole;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding and decoding of the messages on the hot path, with payloads of 64 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
  private static final int PAYLOAD = 64;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final UnsafeBuffer payload = new UnsafeBuffer(new byte[PAYLOAD]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
  private final OfferEncoder offer = new OfferEncoder();
  private final OfferDecoder offerDecoder = new OfferDecoder();
  private final AnswerEncoder answer = new AnswerEncoder();
  private final AnswerDecoder answerDecoder = new AnswerDecoder();
  private final AckEncoder ack = new AckEncoder();
  private final AckDecoder ackDecoder = new AckDecoder();
  private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
  private final HeartbeatDecoder heartbeatDecoder = new HeartbeatDecoder();
  private final RecordWriter writer = new RecordWriter();
  private final RecordFlyweight record = new RecordFlyweight();
  private long count;

  /** A client's operation. */
  @Benchmark
  public long offer() {
    offer
        .wrapAndApplyHeader(buffer, 0, header)
        .sessionId(1)
        .clientSequence(++count)
        .putOperation(payload, 0, PAYLOAD);
    offerDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
    return offerDecoder.sessionId()
        + offerDecoder.clientSequence()
        + offerDecoder.operationLength();
  }

  /** An answer. */
  @Benchmark
  public long answer() {
    answer
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(1)
        .status(AnswerStatus.OK)
        .sessionId(1)
        .clientSequence(++count)
        .sequence(count)
        .putPayload(payload, 0, PAYLOAD);
    answerDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
    return answerDecoder.clientSequence()
        + answerDecoder.sequence()
        + answerDecoder.payloadLength();
  }

  /** An ack. */
  @Benchmark
  public long ack() {
    ack.wrapAndApplyHeader(buffer, 0, header)
        .nodeId(1)
        .incarnation(1)
        .epoch(1)
        .held(++count)
        .committed(count);
    ackDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
    return ackDecoder.held() + ackDecoder.epoch() + ackDecoder.committed();
  }

  /** A heartbeat that names one peer. */
  @Benchmark
  public long heartbeat() {
    heartbeat
        .wrapAndApplyHeader(buffer, 0, header)
        .nodeId(1)
        .role(WireRole.HOT)
        .incarnation(1)
        .version(1)
        .epoch(1)
        .lastEpoch(1)
        .held(++count)
        .committed(count)
        .applied(count)
        .digestSequence(0)
        .digest(0)
        .timestampNs(count)
        .watchdogSilentNs(0);
    heartbeat.peersCount(1).next().peerId(0).silentNs(1);
    heartbeatDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
    return heartbeatDecoder.held() + heartbeatDecoder.version() + heartbeatDecoder.applied();
  }

  /** A record, with its checksum made and checked. */
  @Benchmark
  public RecordCheck record() {
    int length = writer.encode(buffer, 0, RecordKind.OPERATION, 1, ++count, payload, 0, PAYLOAD);
    writer.stamp(1, count, count).seal();
    return record.wrap(buffer, 0, length).verify();
  }
}
