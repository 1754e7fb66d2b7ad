package io.hotpair.transport;

import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.hotpair.transport.sbe.CatchUpDecoder;
import io.hotpair.transport.sbe.MessageHeaderDecoder;
import io.hotpair.transport.sbe.SnapshotChunkDecoder;
import org.agrona.DirectBuffer;

/**
 * Turns frames of the catch-up stream, records and pieces of snapshots, into calls. A frame that is
 * not exactly as it must be is counted and dropped. Polling thread only.
 */
public final class CatchUpAdapter implements ControlledFragmentHandler {
  private final CatchUpHandler handler;
  private final FrameCheck check;
  private final Reassembly reassembly;
  private final CatchUpDecoder catchUp = new CatchUpDecoder();
  private final SnapshotChunkDecoder chunk = new SnapshotChunkDecoder();

  /**
   * Creates it.
   *
   * @param handler that hears the records.
   * @param rejections that counts what is refused.
   */
  public CatchUpAdapter(CatchUpHandler handler, FrameRejections rejections) {
    this.handler = handler;
    check = new FrameCheck(rejections);
    reassembly =
        new Reassembly((buffer, offset, length, header) -> onFrame(buffer, offset, length));
  }

  @Override
  public Action onFragment(DirectBuffer buffer, int offset, int length, Header header) {
    return reassembly.onFragment(buffer, offset, length, header);
  }

  /**
   * Takes one whole frame.
   *
   * @param buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes.
   * @return ABORT if the handler has no room, else CONTINUE.
   */
  public Action onFrame(DirectBuffer buffer, int offset, int length) {
    int templateId = check.templateOf(buffer, offset, length);
    if (templateId == SnapshotChunkDecoder.TEMPLATE_ID) {
      onSnapshotChunk(buffer, offset, length);
      return Action.CONTINUE;
    }
    if (templateId != CatchUpDecoder.TEMPLATE_ID) {
      check.unknownTemplate(templateId);
      return Action.CONTINUE;
    }
    return onCatchUp(buffer, offset, length);
  }

  private Action onCatchUp(DirectBuffer buffer, int offset, int length) {
    if (!check.blockAndData(buffer, offset, length, CatchUpDecoder.BLOCK_LENGTH)) {
      return Action.CONTINUE;
    }
    catchUp.wrap(
        buffer,
        offset + FrameCheck.HEADER_LENGTH,
        CatchUpDecoder.BLOCK_LENGTH,
        MessageHeaderDecoder.SCHEMA_VERSION);
    if (!check.node(catchUp.nodeId()) || !check.node(catchUp.targetId())) {
      return Action.CONTINUE;
    }
    int recordOffset = FrameCheck.dataOffset(offset, CatchUpDecoder.BLOCK_LENGTH);
    boolean taken =
        handler.onCatchUp(
            catchUp.nodeId(),
            catchUp.targetId(),
            catchUp.targetIncarnation(),
            catchUp.epoch(),
            buffer,
            recordOffset,
            offset + length - recordOffset);
    return taken ? Action.CONTINUE : Action.ABORT;
  }

  private void onSnapshotChunk(DirectBuffer buffer, int offset, int length) {
    if (!check.blockAndData(buffer, offset, length, SnapshotChunkDecoder.BLOCK_LENGTH)) {
      return;
    }
    chunk.wrap(
        buffer,
        offset + FrameCheck.HEADER_LENGTH,
        SnapshotChunkDecoder.BLOCK_LENGTH,
        MessageHeaderDecoder.SCHEMA_VERSION);
    int pieceOffset = FrameCheck.dataOffset(offset, SnapshotChunkDecoder.BLOCK_LENGTH);
    int pieceLength = offset + length - pieceOffset;
    if (check.node(chunk.nodeId())
        && check.node(chunk.targetId())
        && check.field(
            chunk.totalLength() >= pieceLength
                && chunk.pieceOffset() >= 0
                && chunk.pieceOffset() <= chunk.totalLength() - pieceLength)) {
      handler.onSnapshotChunk(
          chunk.nodeId(),
          chunk.targetId(),
          chunk.targetIncarnation(),
          chunk.epoch(),
          chunk.snapshotSequence(),
          chunk.snapshotEpoch(),
          chunk.totalLength(),
          chunk.pieceOffset(),
          buffer,
          pieceOffset,
          pieceLength);
    }
  }

  Reassembly reassembly() {
    return reassembly;
  }
}
