package io.hotpair.engine.kv;

import io.hotpair.engine.kv.sbe.MessageHeaderEncoder;
import io.hotpair.engine.kv.sbe.SnapshotBeginDecoder;
import io.hotpair.engine.kv.sbe.SnapshotBeginEncoder;
import io.hotpair.engine.kv.sbe.SnapshotEntryDecoder;
import io.hotpair.engine.kv.sbe.SnapshotEntryEncoder;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Turns entries into the frames of a snapshot, equal content into equal bytes, and back. */
final class KeyValueSnapshot {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final SnapshotBeginEncoder beginEncoder = new SnapshotBeginEncoder();
  private final SnapshotEntryEncoder entryEncoder = new SnapshotEntryEncoder();
  private final FrameReader reader = new FrameReader();
  private final SnapshotBeginDecoder beginDecoder = new SnapshotBeginDecoder();

  void write(EntryMap map, SnapshotOutput output) {
    final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
    beginEncoder.wrapAndApplyHeader(frame, 0, header).entryCount(map.size()).digest(map.digest());
    output.frame(frame, 0, beginEncoder.limit());
    for (final Entry entry : map.sorted()) {
      entryEncoder
          .wrapAndApplyHeader(frame, 0, header)
          .putKey(entry.key(), 0, entry.keyLength())
          .putValue(entry.value(), 0, entry.valueLength());
      output.frame(frame, 0, entryEncoder.limit());
    }
  }

  /**
   * Reads a snapshot into a new map.
   *
   * @throws IllegalArgumentException if the frames are not a whole snapshot.
   */
  EntryMap read(SnapshotInput input) {
    if (!input.poll(this::onBegin)) {
      throw new IllegalArgumentException("the snapshot is empty: its first frame is missing");
    }
    final long entryCount = beginDecoder.entryCount();
    final long digest = beginDecoder.digest();
    final EntryMap map = new EntryMap();
    while (input.poll((buffer, offset, length) -> onEntry(map, buffer, offset, length))) {
      if (map.size() > entryCount) {
        break;
      }
    }
    if (map.size() != entryCount) {
      throw new IllegalArgumentException(
          "the snapshot says it has " + entryCount + " entries, but " + map.size() + " were read");
    }
    if (map.digest() != digest) {
      throw new IllegalArgumentException(
          "the snapshot says its digest is " + digest + ", but its entries give " + map.digest());
    }
    return map;
  }

  private void onBegin(DirectBuffer buffer, int offset, int length) {
    if (reader.wrap(buffer, offset, length) != SnapshotBeginDecoder.TEMPLATE_ID) {
      throw new IllegalArgumentException(
          "the first frame is not the beginning of a key-value snapshot of version "
              + SnapshotBeginDecoder.SCHEMA_VERSION);
    }
    // The values are read after the frame is gone, so they must be copied.
    final ExpandableArrayBuffer copy = new ExpandableArrayBuffer(SnapshotBeginDecoder.BLOCK_LENGTH);
    copy.putBytes(0, buffer, reader.bodyOffset(), SnapshotBeginDecoder.BLOCK_LENGTH);
    beginDecoder.wrap(
        copy, 0, SnapshotBeginDecoder.BLOCK_LENGTH, SnapshotBeginDecoder.SCHEMA_VERSION);
  }

  private void onEntry(EntryMap map, DirectBuffer buffer, int offset, int length) {
    final int position = map.size() + 1;
    if (reader.wrap(buffer, offset, length) != SnapshotEntryDecoder.TEMPLATE_ID) {
      throw new IllegalArgumentException(
          "frame " + position + " is not an entry of a key-value snapshot");
    }
    final int keyOffset = reader.fieldOffset(0);
    final int keyLength = reader.fieldLength(0);
    if (map.find(buffer, keyOffset, keyLength) != null) {
      throw new IllegalArgumentException(
          "frame " + position + " repeats the key of an earlier one");
    }
    map.add(buffer, keyOffset, keyLength, buffer, reader.fieldOffset(1), reader.fieldLength(1));
  }
}
