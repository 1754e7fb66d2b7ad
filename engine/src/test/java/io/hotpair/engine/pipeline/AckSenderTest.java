package io.hotpair.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.protocol.replica.ReplicaOutput;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node 1 follows node 0 with a real protocol and journal. */
class AckSenderTest {
  private static final long HOLD_NS = 100;
  private static final Member PRIMARY = new Member(0, 1);
  private static final Member SELF = new Member(1, 1);
  private static final Member THIRD = new Member(2, 1);

  @TempDir private Path directory;
  private final List<Long> acked = new ArrayList<>();
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[256]);
  private final RecordWriter writer = new RecordWriter();
  private boolean isBackPressured;
  private ChronicleJournal journal;
  private ReplicaProtocol protocol;
  private AckSender acks;

  @BeforeEach
  void open() {
    journal =
        ChronicleJournal.open(
            new ChronicleJournal.Context().directory(directory).clusterName("c").nodeId(1));
    ReplicaOutput output = Silent.of(ReplicaOutput.class);
    protocol = new ReplicaProtocol(1, 1, journal.epochs(), output, ProtocolSettings.DEFAULT);
    acks = new AckSender(journal, protocol, this::take, StageObserver.NONE, HOLD_NS);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void shouldLetRecordsOfAMomentShareAnAck() {
    adopt(1, PRIMARY, SELF);
    append(1);
    acks.onDuty(0);
    assertEquals(List.of(1L), acked, "the first of an epoch makes this node known");
    append(2);
    acks.onDuty(1_000);
    append(3);
    acks.onDuty(1_000 + HOLD_NS - 1);
    assertEquals(List.of(1L), acked);
    acks.onDuty(1_000 + HOLD_NS);
    assertEquals(List.of(1L, 3L), acked);
    acks.onDuty(9_000);
    assertEquals(List.of(1L, 3L), acked, "nothing is new");
    append(4);
    acks.onDuty(9_500);
    assertEquals(List.of(1L, 3L), acked, "a moment begins with its first record");
  }

  @Test
  void shouldHoldNoAckThatAThirdNodeWaitsFor() {
    adopt(1, PRIMARY, SELF, THIRD);
    for (int i = 1; i <= 3; i++) {
      append(i);
      acks.onDuty(i);
    }
    assertEquals(List.of(1L, 2L, 3L), acked);
  }

  @Test
  void shouldTryAgainWhenThereIsNoRoom() {
    adopt(1, PRIMARY, SELF);
    append(1);
    isBackPressured = true;
    acks.onDuty(0);
    isBackPressured = false;
    acks.onDuty(1);
    assertEquals(List.of(1L), acked);
  }

  private void adopt(long epoch, Member... members) {
    protocol.adopt(new View(epoch, epoch, PRIMARY.nodeId(), List.of(members)));
  }

  private boolean take(long epoch, long held, long committed) {
    if (isBackPressured) {
      return false;
    }
    acked.add(held);
    return true;
  }

  private void append(long sequence) {
    int length = writer.encode(record, 0, RecordKind.OPERATION, 1, sequence, 10);
    writer.stamp(1, sequence, 1).seal();
    journal.append(record, 0, length);
  }
}
