package io.hotpair.engine.tools;

import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.EpochStartEncoder;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.agrona.ExpandableArrayBuffer;

/**
 * A process of its own that appends to a journal as fast as it can, rolls over and cuts, and tells
 * on its output what it has done, until it is killed.
 */
final class KilledAppender {
  static final long SEGMENT_RECORDS = 3_000;

  /** How each line ends. */
  static final String WHOLE = " .";

  private static final int BLOCK_BYTES = 1 << 20;
  private static final int MOST_BATCH = 400;
  private static final int BATCHES_PER_CUT = 40;
  private static final int MOST_CUT = 4_000;
  private static final int BATCHES = 1_000_000;
  private static final long MAINTAIN_NS = 5_000_000;

  private final ChronicleJournal journal;
  private final Random random;
  private final RecordWriter writer = new RecordWriter();
  private final ExpandableArrayBuffer record = new ExpandableArrayBuffer();
  private final ExpandableArrayBuffer payload = new ExpandableArrayBuffer();

  private KilledAppender(ChronicleJournal journal, long seed) {
    this.journal = journal;
    random = new Random(seed);
  }

  static ChronicleJournal open(Path directory) {
    return ChronicleJournal.open(
        new ChronicleJournal.Context()
            .directory(directory)
            .clusterName("test")
            .nodeId(0)
            .blockBytes(BLOCK_BYTES)
            .segmentMaxRecords(SEGMENT_RECORDS));
  }

  /**
   * Appends until it is killed.
   *
   * @param args directory and seed.
   */
  public static void main(String[] args) {
    tell("opening");
    ChronicleJournal journal = open(Path.of(args[0]));
    Thread helper = new Thread(() -> maintain(journal), "journal-helper");
    helper.setDaemon(true);
    helper.setUncaughtExceptionHandler((thread, e) -> tell("FAILED " + e));
    helper.start();
    new KilledAppender(journal, Long.parseLong(args[1])).run();
  }

  private static void maintain(ChronicleJournal journal) {
    while (true) {
      journal.maintain();
      LockSupport.parkNanos(MAINTAIN_NS);
    }
  }

  /** Tells one thing; the mark at its end shows that it was told whole. */
  private static void tell(String line) {
    System.out.println(line + WHOLE);
    System.out.flush();
  }

  private void run() {
    beginEpoch();
    for (int i = 0; i < BATCHES; i++) {
      int count = 1 + random.nextInt(MOST_BATCH);
      for (int k = 0; k < count; k++) {
        append();
      }
      tell("held " + journal.lastSequence() + " " + journal.epochs().lastEpoch());
      if (random.nextInt(BATCHES_PER_CUT) == 0) {
        cut();
      }
    }
  }

  private void cut() {
    long least = Math.max(1, journal.firstSequence());
    long target = Math.max(least, journal.lastSequence() - random.nextInt(MOST_CUT));
    tell("cutting " + target);
    journal.cut(target);
    tell("cut " + target);
    beginEpoch();
  }

  private void beginEpoch() {
    long before = journal.epochs().lastEpoch();
    EpochStartEncoder start = new EpochStartEncoder().wrap(payload, 0);
    start.version(before + 1).previousEpoch(before).primaryIncarnation(1).primaryId(0);
    append(RecordKind.EPOCH_START, before + 1, start.encodedLength());
    tell("held " + journal.lastSequence() + " " + (before + 1));
  }

  private void append() {
    long epoch = journal.epochs().lastEpoch();
    long sequence = journal.lastSequence() + 1;
    int length = payloadLength(epoch, sequence);
    for (int i = 0; i < length; i++) {
      payload.putByte(i, payloadByte(epoch, sequence, i));
    }
    append(RecordKind.OPERATION, epoch, length);
  }

  private void append(RecordKind kind, long epoch, int length) {
    long sequence = journal.lastSequence() + 1;
    int size = writer.encode(record, 0, kind, 7, sequence, payload, 0, length);
    writer.stamp(epoch, sequence, sequence).seal();
    journal.append(record, 0, size);
  }

  /** What an operation's payload is follows from its place in the order. */
  static int payloadLength(long epoch, long sequence) {
    return (int) ((epoch * 7_919 + sequence * 104_729) % 300);
  }

  static byte payloadByte(long epoch, long sequence, int index) {
    return (byte) (epoch * 31 + sequence * 7 + index);
  }
}
