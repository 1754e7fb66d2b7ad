package io.hotpair.engine.replay;

import io.hotpair.engine.flow.OperationSource;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.EpochStartEncoder;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.journal.sbe.SessionOpenedEncoder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes journals as a primary does. Records are a millisecond apart. */
public final class JournalMaker implements AutoCloseable {
  /** When record 1 is sequenced: 2026-01-01T00:00:00.001Z is the time of record 1. */
  public static final long START_NS = 1_767_225_600_000_000_000L;

  /** Nanoseconds between two records. */
  public static final long STEP_NS = 1_000_000;

  private final ChronicleJournal journal;
  private final RecordWriter writer = new RecordWriter();
  private final ExpandableArrayBuffer record = new ExpandableArrayBuffer();
  private final ExpandableArrayBuffer payload = new ExpandableArrayBuffer();
  private final UnsafeBuffer operation =
      new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);

  private JournalMaker(ChronicleJournal journal) {
    this.journal = journal;
  }

  /** Opens a journal, or creates it, of small blocks. */
  public static JournalMaker open(Path directory, int nodeId) {
    return open(directory, nodeId, 1 << 20, Long.MAX_VALUE);
  }

  /** Opens a journal, or creates it. */
  public static JournalMaker open(
      Path directory, int nodeId, int blockBytes, long segmentMaxRecords) {
    ChronicleJournal.Context context =
        new ChronicleJournal.Context()
            .directory(directory)
            .clusterName("test")
            .nodeId(nodeId)
            .blockBytes(blockBytes);
    if (segmentMaxRecords != Long.MAX_VALUE) {
      context.segmentMaxRecords(segmentMaxRecords);
    }
    return new JournalMaker(ChronicleJournal.open(context));
  }

  /** The journal. */
  public ChronicleJournal journal() {
    return journal;
  }

  /** Begins the next epoch. */
  public JournalMaker epoch() {
    return epochAfter(journal.epochs().lastEpoch());
  }

  /** Begins the next epoch with a record that names another epoch before it. */
  public JournalMaker epochAfter(long previousEpoch) {
    EpochStartEncoder start = new EpochStartEncoder().wrap(payload, 0);
    long epoch = journal.epochs().lastEpoch() + 1;
    start
        .version(epoch)
        .previousEpoch(previousEpoch)
        .primaryIncarnation(5)
        .primaryId(0)
        .isForced((short) 0);
    return append(RecordKind.EPOCH_START, epoch, 0, 0, payload, start.encodedLength());
  }

  /** Opens a session. */
  public JournalMaker session(long sessionId) {
    SessionOpenedEncoder opened = new SessionOpenedEncoder().wrap(payload, 0);
    opened.responseStreamId(7).responseChannel("aeron:ipc");
    return append(RecordKind.SESSION_OPEN, sessionId, 0, payload, opened.encodedLength());
  }

  /** Appends a record without payload. */
  public JournalMaker plain(RecordKind kind, long sessionId, long clientSequence) {
    return append(kind, sessionId, clientSequence, payload, 0);
  }

  /** Appends a record without payload as the first of the next epoch. */
  public JournalMaker inNextEpoch(RecordKind kind) {
    return append(kind, journal.epochs().lastEpoch() + 1, 0, 0, payload, 0);
  }

  /** Appends an operation. */
  public JournalMaker operation(
      long sessionId, long clientSequence, DirectBuffer bytes, int length) {
    return append(RecordKind.OPERATION, sessionId, clientSequence, bytes, length);
  }

  /** Appends all operations of a source to a session; returns the last client sequence. */
  public long operations(long sessionId, long firstClientSequence, OperationSource source) {
    long clientSequence = firstClientSequence;
    for (int n = source.next(operation, 0); n >= 0; n = source.next(operation, 0)) {
      operation(sessionId, clientSequence++, operation, n);
    }
    return clientSequence - 1;
  }

  private JournalMaker append(
      RecordKind kind, long sessionId, long clientSequence, DirectBuffer bytes, int length) {
    long epoch = journal.epochs().lastEpoch();
    return append(kind, epoch, sessionId, clientSequence, bytes, length);
  }

  private JournalMaker append(
      RecordKind kind,
      long epoch,
      long sessionId,
      long clientSequence,
      DirectBuffer bytes,
      int length) {
    long sequence = journal.lastSequence() + 1;
    int size = writer.encode(record, 0, kind, sessionId, clientSequence, bytes, 0, length);
    writer.stamp(epoch, sequence, START_NS + sequence * STEP_NS).seal();
    journal.append(record, 0, size);
    return this;
  }

  @Override
  public void close() {
    journal.close();
  }
}
