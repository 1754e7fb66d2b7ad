package io.hotpair.transport;

import io.aeron.ExclusivePublication;
import io.hotpair.transport.sbe.KeepAliveEncoder;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import io.hotpair.transport.sbe.OfferEncoder;
import io.hotpair.transport.sbe.SessionCloseEncoder;
import io.hotpair.transport.sbe.SessionOpenEncoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends a client's messages to all nodes. One thread; offers allocate nothing. */
public final class IngressPublisher implements AutoCloseable {
  private static final int OFFER_PREFIX_LENGTH =
      MessageHeaderEncoder.ENCODED_LENGTH
          + OfferEncoder.BLOCK_LENGTH
          + OfferEncoder.operationHeaderLength();

  private final ExclusivePublication publication;
  private final UnsafeBuffer prefix = new UnsafeBuffer(new byte[OFFER_PREFIX_LENGTH]);
  private final ExpandableArrayBuffer scratch = new ExpandableArrayBuffer();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final OfferEncoder offer = new OfferEncoder();
  private final KeepAliveEncoder keepAlive = new KeepAliveEncoder();
  private final SessionOpenEncoder sessionOpen = new SessionOpenEncoder();
  private final SessionCloseEncoder sessionClose = new SessionCloseEncoder();

  /**
   * Creates it.
   *
   * @param publication of the ingress stream; closed with this.
   */
  public IngressPublisher(ExclusivePublication publication) {
    this.publication = publication;
  }

  /**
   * Asks all nodes to open a session.
   *
   * @param sessionId that the client chose.
   * @param responseStreamId on which it hears answers.
   * @param responseChannel on which it hears answers.
   * @return whether it was sent.
   */
  public SendResult sessionOpen(long sessionId, int responseStreamId, String responseChannel) {
    sessionOpen
        .wrapAndApplyHeader(scratch, 0, header)
        .sessionId(sessionId)
        .responseStreamId(responseStreamId)
        .responseChannel(responseChannel);
    return send(sessionOpen.encodedLength());
  }

  /**
   * Offers an operation to all nodes.
   *
   * @param sessionId of the session.
   * @param clientSequence 1, 2, 3, ... within the session.
   * @param operation buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes, up to {@link Topology#MAX_PAYLOAD_LENGTH}.
   * @return whether it was sent.
   * @throws IllegalArgumentException if the operation is too long.
   */
  public SendResult offer(
      long sessionId, long clientSequence, DirectBuffer operation, int offset, int length) {
    FrameCheck.requirePayload(length);
    offer.wrapAndApplyHeader(prefix, 0, header).sessionId(sessionId).clientSequence(clientSequence);
    FrameCheck.putDataLength(prefix, OFFER_PREFIX_LENGTH, length);
    return SendResult.of(
        publication.offer(prefix, 0, OFFER_PREFIX_LENGTH, operation, offset, length, null));
  }

  /**
   * Tells all nodes that the client is still there.
   *
   * @param sessionId of the session.
   * @return whether it was sent.
   */
  public SendResult keepAlive(long sessionId) {
    keepAlive.wrapAndApplyHeader(scratch, 0, header).sessionId(sessionId);
    return send(keepAlive.encodedLength());
  }

  /**
   * Tells all nodes that the session is over.
   *
   * @param sessionId of the session.
   * @return whether it was sent.
   */
  public SendResult sessionClose(long sessionId) {
    sessionClose.wrapAndApplyHeader(scratch, 0, header).sessionId(sessionId);
    return send(sessionClose.encodedLength());
  }

  /**
   * Whether any node hears it.
   *
   * @return true if some node answered lately.
   */
  public boolean isConnected() {
    return publication.isConnected();
  }

  @Override
  public void close() {
    publication.close();
  }

  private SendResult send(int bodyLength) {
    return SendResult.of(publication.offer(scratch, 0, FrameCheck.HEADER_LENGTH + bodyLength));
  }
}
