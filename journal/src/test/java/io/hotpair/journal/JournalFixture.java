package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Small journals for the tests: records whose payload follows from their epoch and sequence. */
final class JournalFixture {
  static final int BLOCK_BYTES = 256 << 10;

  private final RecordWriter writer = new RecordWriter();
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
  private final UnsafeBuffer payload = new UnsafeBuffer(new byte[64 << 10]);

  static ChronicleJournal.Context context(Path directory) {
    return new ChronicleJournal.Context()
        .directory(directory)
        .clusterName("test")
        .nodeId(1)
        .blockBytes(BLOCK_BYTES);
  }

  static ChronicleJournal open(Path directory) {
    return ChronicleJournal.open(context(directory));
  }

  /** The segments of a directory as an owner has them who keeps no disk free. */
  static WritableSegments segments(Path directory, int blockBytes) throws IOException {
    SegmentStore store = new SegmentStore(directory);
    store.prepare();
    return new WritableSegments(
        store, Recovery.of(store, store.list()).segments(), blockBytes, 0, null);
  }

  /** Where a segment of a directory is. */
  static Path path(Path directory, SegmentId segment) {
    return new SegmentStore(directory).path(segment);
  }

  /** Appends the next record of an epoch. */
  void append(Journal journal, long epoch, int payloadLength) {
    long sequence = journal.lastSequence() + 1;
    int length = encode(epoch, sequence, payloadLength);
    journal.append(buffer, 0, length);
  }

  void append(Journal journal, long epoch, int payloadLength, int count) {
    for (int i = 0; i < count; i++) {
      append(journal, epoch, payloadLength);
    }
  }

  int encode(long epoch, long sequence, int payloadLength) {
    for (int i = 0; i < payloadLength; i++) {
      payload.putByte(i, payloadByte(epoch, sequence, i));
    }
    int length =
        writer.encode(buffer, 0, RecordKind.OPERATION, 7, sequence, payload, 0, payloadLength);
    writer.stamp(epoch, sequence, sequence * 1_000).seal();
    return length;
  }

  ExpandableArrayBuffer buffer() {
    return buffer;
  }

  private static byte payloadByte(long epoch, long sequence, int index) {
    return (byte) (epoch * 31 + sequence * 7 + index);
  }

  /** The epochs of the records from a sequence to the end, whose payloads are checked. */
  static List<Long> readEpochs(JournalCursor cursor) {
    List<Long> epochs = new ArrayList<>();
    RecordFlyweight record = new RecordFlyweight();
    while (cursor.next()) {
      record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
      assertEquals(RecordCheck.OK, record.verify());
      assertEquals(cursor.sequence(), record.sequence());
      assertEquals(cursor.sequence(), record.clientSequence());
      for (int i = 0; i < record.payloadLength(); i++) {
        assertEquals(
            payloadByte(record.epoch(), record.sequence(), i),
            cursor.buffer().getByte(record.payloadOffset() + i));
      }
      epochs.add(record.epoch());
    }
    return epochs;
  }

  static List<Long> readEpochs(Journal journal) {
    try (JournalCursor cursor = journal.cursor(journal.firstSequence())) {
      return readEpochs(cursor);
    }
  }
}
