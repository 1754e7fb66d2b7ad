package io.hotpair.transport;

import io.aeron.ExclusivePublication;
import io.hotpair.transport.sbe.CatchUpEncoder;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import io.hotpair.transport.sbe.SnapshotChunkEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends records out of the journal, or pieces of a snapshot, to one follower. One thread; allocates
 * nothing.
 */
public final class CatchUpPublisher implements AutoCloseable {
  private static final int PREFIX_LENGTH =
      MessageHeaderEncoder.ENCODED_LENGTH
          + CatchUpEncoder.BLOCK_LENGTH
          + CatchUpEncoder.recordHeaderLength();

  private static final int CHUNK_PREFIX_LENGTH =
      MessageHeaderEncoder.ENCODED_LENGTH
          + SnapshotChunkEncoder.BLOCK_LENGTH
          + SnapshotChunkEncoder.pieceHeaderLength();

  private final ExclusivePublication publication;
  private final UnsafeBuffer prefix = new UnsafeBuffer(new byte[PREFIX_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CatchUpEncoder catchUp = new CatchUpEncoder();
  private final UnsafeBuffer chunkPrefix = new UnsafeBuffer(new byte[CHUNK_PREFIX_LENGTH]);
  private final SnapshotChunkEncoder chunk = new SnapshotChunkEncoder();

  /**
   * Creates it.
   *
   * @param publication of the catch-up stream; closed with this.
   */
  public CatchUpPublisher(ExclusivePublication publication) {
    this.publication = publication;
  }

  /**
   * Offers one record.
   *
   * @param nodeId of the sender.
   * @param targetId of the follower.
   * @param targetIncarnation of the follower.
   * @param epoch of the view that both must have.
   * @param record buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes, up to {@link #maxLength()}.
   * @return whether it was sent.
   * @throws IllegalArgumentException if the record is too long.
   */
  public SendResult offer(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      DirectBuffer record,
      int offset,
      int length) {
    catchUp
        .wrapAndApplyHeader(prefix, 0, header)
        .nodeId(nodeId)
        .targetId(targetId)
        .targetIncarnation(targetIncarnation)
        .epoch(epoch);
    FrameCheck.putDataLength(prefix, PREFIX_LENGTH, length);
    return SendResult.of(publication.offer(prefix, 0, PREFIX_LENGTH, record, offset, length, null));
  }

  /**
   * Offers a piece of a snapshot file.
   *
   * @param nodeId of the sender.
   * @param targetId of the follower.
   * @param targetIncarnation of the follower.
   * @param epoch of the view that both must have.
   * @param snapshotSequence of the last record that is in the snapshot.
   * @param snapshotEpoch of that record.
   * @param totalLength of the snapshot file in bytes.
   * @param pieceOffset where the piece goes in the file.
   * @param piece buffer that holds it at index 0.
   * @param length in bytes.
   * @return whether it was sent.
   */
  public SendResult offerChunk(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long snapshotSequence,
      long snapshotEpoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer piece,
      int length) {
    chunk
        .wrapAndApplyHeader(chunkPrefix, 0, header)
        .nodeId(nodeId)
        .targetId(targetId)
        .targetIncarnation(targetIncarnation)
        .epoch(epoch)
        .snapshotSequence(snapshotSequence)
        .snapshotEpoch(snapshotEpoch)
        .totalLength(totalLength)
        .pieceOffset(pieceOffset);
    FrameCheck.putDataLength(chunkPrefix, CHUNK_PREFIX_LENGTH, length);
    return SendResult.of(
        publication.offer(chunkPrefix, 0, CHUNK_PREFIX_LENGTH, piece, 0, length, null));
  }

  /**
   * Longest record that can be sent.
   *
   * @return length in bytes.
   */
  public int maxLength() {
    return publication.maxMessageLength() - PREFIX_LENGTH;
  }

  /**
   * Whether anybody hears it.
   *
   * @return true if some receiver answered lately.
   */
  public boolean isConnected() {
    return publication.isConnected();
  }

  @Override
  public void close() {
    publication.close();
  }
}
