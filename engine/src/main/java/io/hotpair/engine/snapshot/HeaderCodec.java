package io.hotpair.engine.snapshot;

import io.hotpair.engine.snapshot.sbe.MessageHeaderDecoder;
import io.hotpair.engine.snapshot.sbe.MessageHeaderEncoder;
import io.hotpair.engine.snapshot.sbe.SnapshotEndDecoder;
import io.hotpair.engine.snapshot.sbe.SnapshotEndEncoder;
import io.hotpair.engine.snapshot.sbe.SnapshotHeaderDecoder;
import io.hotpair.engine.snapshot.sbe.SnapshotHeaderEncoder;
import io.hotpair.journal.EpochTable;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** The first and the last frame of a snapshot. One thread. */
final class HeaderCodec {
  private final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
  private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
  private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();

  void writeHeader(SnapshotHeader header, FrameWriter writer) throws IOException {
    EpochTable epochs = header.epochs();
    SnapshotHeaderEncoder encoder =
        new SnapshotHeaderEncoder()
            .wrapAndApplyHeader(frame, 0, headerEncoder)
            .sequence(header.sequence())
            .epoch(header.epoch())
            .timestampNs(header.timestampNs())
            .digest(header.digest());
    SnapshotHeaderEncoder.EpochsEncoder rows = encoder.epochsCount(epochs.size());
    for (int i = 0; i < epochs.size(); i++) {
      rows.next().firstEpoch(epochs.epochAt(i)).firstSequence(epochs.firstSequenceAt(i));
    }
    encoder.cluster(header.cluster()).service(header.service());
    writer.frame(FrameKind.HEADER, frame, 0, encoder.limit());
  }

  void writeEnd(FrameWriter writer) throws IOException {
    SnapshotEndEncoder encoder =
        new SnapshotEndEncoder()
            .wrapAndApplyHeader(frame, 0, headerEncoder)
            .frames(writer.frames())
            .checksum(writer.headsChecksum());
    writer.frame(FrameKind.END, frame, 0, encoder.limit());
  }

  /** Reads the header; the reader is on the first frame. */
  SnapshotHeader readHeader(FrameReader reader) {
    requireTemplate(reader, SnapshotHeaderDecoder.TEMPLATE_ID);
    SnapshotHeaderDecoder decoder = new SnapshotHeaderDecoder();
    DirectBuffer buffer = reader.buffer();
    int body = reader.offset() + MessageHeaderDecoder.ENCODED_LENGTH;
    decoder.wrap(buffer, body, headerDecoder.blockLength(), headerDecoder.version());
    long sequence = decoder.sequence();
    long epoch = decoder.epoch();
    long timestampNs = decoder.timestampNs();
    long digest = decoder.digest();
    EpochTable epochs = new EpochTable();
    for (SnapshotHeaderDecoder.EpochsDecoder row : decoder.epochs()) {
      epochs.restore(row.firstEpoch(), row.firstSequence());
    }
    epochs.restoreEnd(sequence);
    String cluster = decoder.cluster();
    String service = decoder.service();
    return new SnapshotHeader(cluster, service, sequence, epoch, timestampNs, digest, epochs);
  }

  /** Checks the end against what came before it; the reader is on the last frame. */
  void checkEnd(FrameReader reader) {
    requireTemplate(reader, SnapshotEndDecoder.TEMPLATE_ID);
    SnapshotEndDecoder decoder = new SnapshotEndDecoder();
    decoder.wrap(
        reader.buffer(),
        reader.offset() + MessageHeaderDecoder.ENCODED_LENGTH,
        headerDecoder.blockLength(),
        headerDecoder.version());
    if (decoder.frames() != reader.framesBefore()
        || decoder.checksum() != reader.headsChecksumBefore()) {
      throw reader.damaged("frames are missing, or not in their order");
    }
  }

  private void requireTemplate(FrameReader reader, int template) {
    if (reader.length() < MessageHeaderDecoder.ENCODED_LENGTH) {
      throw reader.damaged("its header is too short");
    }
    headerDecoder.wrap(reader.buffer(), reader.offset());
    if (headerDecoder.schemaId() != MessageHeaderDecoder.SCHEMA_ID
        || headerDecoder.templateId() != template) {
      throw reader.damaged("it does not begin, or end, as a snapshot does");
    }
    int version = headerDecoder.version();
    if (version > MessageHeaderDecoder.SCHEMA_VERSION) {
      throw reader.newerFormat(version, MessageHeaderDecoder.SCHEMA_VERSION);
    }
  }
}
