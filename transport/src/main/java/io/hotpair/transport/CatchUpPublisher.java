package io.hotpair.transport;

import io.aeron.ExclusivePublication;
import io.hotpair.transport.sbe.CatchUpEncoder;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends records out of the journal to one follower. One thread; allocates nothing. */
public final class CatchUpPublisher implements AutoCloseable {
  private static final int PREFIX_LENGTH =
      MessageHeaderEncoder.ENCODED_LENGTH
          + CatchUpEncoder.BLOCK_LENGTH
          + CatchUpEncoder.recordHeaderLength();

  private final ExclusivePublication publication;
  private final UnsafeBuffer prefix = new UnsafeBuffer(new byte[PREFIX_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CatchUpEncoder catchUp = new CatchUpEncoder();

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
