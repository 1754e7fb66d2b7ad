package io.hotpair.benchmarks.system;

import io.hotpair.journal.Journal;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.RecordLayout;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.transport.AnswerPublisher;
import io.hotpair.transport.CatchUpHandler;
import io.hotpair.transport.ControlHandler;
import io.hotpair.transport.IngressHandler;
import io.hotpair.transport.NodeTransport;
import io.hotpair.transport.RecordHandler;
import io.hotpair.transport.SendResult;
import io.hotpair.transport.sbe.AnswerStatus;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends and sends on, without sessions, deduplication, views, commits or a service. One thread;
 * nothing is allocated per operation.
 */
final class FloorRelay implements ControlHandler, RecordHandler, CatchUpHandler, IngressHandler {
  private static final int WINDOW = 4096;
  private static final int SLOTS = 1 << 15;
  private static final long EPOCH = 1;

  private final int nodeId;
  private final boolean isFirst;
  private final boolean isAnswering;
  private final boolean isAcking;
  private final Journal journal;
  private final RecordWriter writer = new RecordWriter();
  private final RecordFlyweight record = new RecordFlyweight();
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[0]);
  private final UnsafeBuffer window = new UnsafeBuffer(new byte[Integer.BYTES]);
  private final UnsafeBuffer[] waiting;
  private final int[] lengths;
  private final Long2ObjectHashMap<AnswerPublisher> clients = new Long2ObjectHashMap<>();
  private NodeTransport transport;
  private long sent;
  private long answered;
  private long acked;
  private long peerHeld;

  FloorRelay(int nodeId, int hops, Journal journal) {
    this.nodeId = nodeId;
    this.journal = journal;
    isFirst = nodeId == FloorSystem.FIRST;
    isAnswering = isFirst == (hops == 4);
    isAcking = !isFirst && hops == 4;
    waiting = new UnsafeBuffer[SLOTS];
    lengths = new int[SLOTS];
    window.putInt(0, WINDOW);
  }

  void transport(NodeTransport value) {
    transport = value;
  }

  @Override
  public boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel) {
    if (isAnswering && !clients.containsKey(sessionId)) {
      clients.put(sessionId, transport.openAnswers(responseChannel, responseStreamId));
    }
    if (isAnswering) {
      clients
          .get(sessionId)
          .publish(AnswerStatus.SESSION_OPENED, sessionId, 0, 0, window, 0, Integer.BYTES);
    }
    return true;
  }

  @Override
  public boolean onOffer(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    if (!isFirst) {
      return true;
    }
    sendOn();
    long next = journal.lastSequence() + 1;
    if (next - oldestNeeded() >= SLOTS) {
      return false;
    }
    UnsafeBuffer slot = slot(next, RecordLayout.recordLength(length));
    int recordLength =
        writer.encode(
            slot, 0, RecordKind.OPERATION, sessionId, clientSequence, buffer, offset, length);
    writer.stamp(EPOCH, next, SystemEpochNanoClock.INSTANCE.nanoTime()).seal();
    journal.append(slot, 0, recordLength);
    lengths[index(next)] = recordLength;
    sendOn();
    return true;
  }

  private long oldestNeeded() {
    return isAnswering ? Math.min(sent, answered) : sent;
  }

  private UnsafeBuffer slot(long sequence, int length) {
    int index = index(sequence);
    if (waiting[index] == null || waiting[index].capacity() < length) {
      waiting[index] = new UnsafeBuffer(new byte[length]);
    }
    return waiting[index];
  }

  private static int index(long sequence) {
    return (int) sequence & (SLOTS - 1);
  }

  private int sendOn() {
    int count = 0;
    while (isFirst && sent < journal.lastSequence()) {
      int index = index(sent + 1);
      if (transport.records().offer(waiting[index], 0, lengths[index]) != SendResult.SENT) {
        return count;
      }
      sent++;
      count++;
    }
    return count;
  }

  @Override
  public boolean onRecord(int source, DirectBuffer buffer, int offset, int length) {
    record.wrap(buffer, offset, length);
    if (record.sequence() == journal.lastSequence() + 1) {
      journal.append(buffer, offset, length);
    }
    return !isAnswering || answer(record);
  }

  private boolean answer(RecordFlyweight answeredRecord) {
    AnswerPublisher client = clients.get(answeredRecord.sessionId());
    return client == null
        || client.publish(
                AnswerStatus.OK,
                answeredRecord.sessionId(),
                answeredRecord.clientSequence(),
                answeredRecord.sequence(),
                answeredRecord.buffer(),
                answeredRecord.payloadOffset(),
                answeredRecord.payloadLength())
            != SendResult.BACK_PRESSURED;
  }

  @Override
  public void onAck(int fromId, long incarnation, long epoch, long held, long committed) {
    peerHeld = Math.max(peerHeld, held);
  }

  int onDuty() {
    int work = sendOn();
    while (isFirst && isAnswering && answered < peerHeld) {
      int index = index(answered + 1);
      scratch.wrap(waiting[index], 0, lengths[index]);
      if (!answer(record.wrap(scratch, 0, lengths[index]))) {
        return work;
      }
      answered++;
      work++;
    }
    long held = journal.lastSequence();
    if (isAcking && held != acked && transport.acks().ack(nodeId, 1, EPOCH, held, held)) {
      acked = held;
      work++;
    }
    return work;
  }

  @Override
  public boolean onCatchUp(
      int fromId,
      int targetId,
      long targetIncarnation,
      long epoch,
      DirectBuffer buffer,
      int offset,
      int length) {
    return true;
  }

  @Override
  public boolean onKeepAlive(long sessionId) {
    return true;
  }

  @Override
  public boolean onSessionClose(long sessionId) {
    return true;
  }
}
