package io.hotpair.engine.drill;

import io.hotpair.engine.kv.KeyValueCommands;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.JournalReader;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.journal.sbe.SessionOpenedEncoder;
import java.nio.file.Path;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes journals with key-value operations of one session, for tests. */
final class RecordedPair {
  static final long SESSION_ID = 7;
  private static final long EPOCH = 1;

  private final Path directory;
  private final RecordWriter writer = new RecordWriter();
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();

  RecordedPair(Path directory) {
    this.directory = directory;
  }

  /** A journal with the opening of the session and a put for each value, in order. */
  JournalReader journal(int nodeId, String... values) {
    Path own = directory.resolve("node-" + nodeId);
    ChronicleJournal.Context context =
        new ChronicleJournal.Context()
            .directory(own)
            .clusterName("test")
            .nodeId(nodeId)
            .blockBytes(256 << 10)
            .minFreeBytes(0);
    try (ChronicleJournal journal = ChronicleJournal.open(context)) {
      UnsafeBuffer opened = sessionOpened();
      append(journal, RecordKind.SESSION_OPEN, 0, opened, opened.capacity());
      for (int i = 0; i < values.length; i++) {
        UnsafeBuffer put = put(values[i]);
        append(journal, RecordKind.OPERATION, i + 1, put, put.capacity());
      }
    }
    return JournalReader.open(own);
  }

  private void append(
      ChronicleJournal journal,
      RecordKind kind,
      long clientSequence,
      UnsafeBuffer payload,
      int payloadLength) {
    int length =
        writer.encode(buffer, 0, kind, SESSION_ID, clientSequence, payload, 0, payloadLength);
    long sequence = journal.lastSequence() + 1;
    writer.stamp(EPOCH, sequence, sequence).seal();
    journal.append(buffer, 0, length);
  }

  private static UnsafeBuffer sessionOpened() {
    ExpandableArrayBuffer bytes = new ExpandableArrayBuffer();
    SessionOpenedEncoder encoder = new SessionOpenedEncoder().wrap(bytes, 0);
    encoder.responseStreamId(1).responseChannel("aeron:ipc");
    return new UnsafeBuffer(bytes, 0, encoder.limit());
  }

  static UnsafeBuffer put(String value) {
    ExpandableArrayBuffer bytes = new ExpandableArrayBuffer();
    UnsafeBuffer key = new UnsafeBuffer(new byte[] {'k'});
    UnsafeBuffer text = new UnsafeBuffer(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    int length =
        new KeyValueCommands().put(bytes, 0, key, 0, key.capacity(), text, 0, text.capacity());
    return new UnsafeBuffer(bytes, 0, length);
  }
}
