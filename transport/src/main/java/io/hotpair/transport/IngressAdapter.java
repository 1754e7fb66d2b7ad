package io.hotpair.transport;

import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.hotpair.transport.sbe.KeepAliveDecoder;
import io.hotpair.transport.sbe.MessageHeaderDecoder;
import io.hotpair.transport.sbe.OfferDecoder;
import io.hotpair.transport.sbe.SessionCloseDecoder;
import io.hotpair.transport.sbe.SessionOpenDecoder;
import org.agrona.DirectBuffer;

/**
 * Turns frames from clients into calls. A frame that is not exactly as it must be is counted and
 * dropped. Polling thread only; allocates only when a session opens.
 */
public final class IngressAdapter implements ControlledFragmentHandler {
  private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

  /** Longer than any channel that a client has reason to give. */
  private static final int MAX_CHANNEL_LENGTH = 512;

  private final IngressHandler handler;
  private final FrameCheck check;
  private final Reassembly reassembly;
  private final SessionOpenDecoder sessionOpen = new SessionOpenDecoder();
  private final OfferDecoder offer = new OfferDecoder();
  private final KeepAliveDecoder keepAlive = new KeepAliveDecoder();
  private final SessionCloseDecoder sessionClose = new SessionCloseDecoder();

  /**
   * Creates it.
   *
   * @param handler that hears the messages.
   * @param rejections that counts what is refused.
   */
  public IngressAdapter(IngressHandler handler, FrameRejections rejections) {
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
    boolean taken =
        switch (templateId) {
          case OfferDecoder.TEMPLATE_ID -> onOffer(buffer, offset, length);
          case KeepAliveDecoder.TEMPLATE_ID -> onKeepAlive(buffer, offset, length);
          case SessionOpenDecoder.TEMPLATE_ID -> onSessionOpen(buffer, offset, length);
          case SessionCloseDecoder.TEMPLATE_ID -> onSessionClose(buffer, offset, length);
          default -> {
            check.unknownTemplate(templateId);
            yield true;
          }
        };
    return taken ? Action.CONTINUE : Action.ABORT;
  }

  Reassembly reassembly() {
    return reassembly;
  }

  private boolean onOffer(DirectBuffer buffer, int offset, int length) {
    int operationOffset = FrameCheck.dataOffset(offset, OfferDecoder.BLOCK_LENGTH);
    int operationLength = offset + length - operationOffset;
    if (!check.blockAndData(buffer, offset, length, OfferDecoder.BLOCK_LENGTH)
        || !check.field(operationLength <= Topology.MAX_PAYLOAD_LENGTH)) {
      return true;
    }
    offer.wrap(buffer, offset + FrameCheck.HEADER_LENGTH, OfferDecoder.BLOCK_LENGTH, VERSION);
    return handler.onOffer(
        offer.sessionId(), offer.clientSequence(), buffer, operationOffset, operationLength);
  }

  private boolean onKeepAlive(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, KeepAliveDecoder.BLOCK_LENGTH)) {
      return true;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    keepAlive.wrap(buffer, body, KeepAliveDecoder.BLOCK_LENGTH, VERSION);
    return handler.onKeepAlive(keepAlive.sessionId());
  }

  private boolean onSessionOpen(DirectBuffer buffer, int offset, int length) {
    int channelOffset = FrameCheck.dataOffset(offset, SessionOpenDecoder.BLOCK_LENGTH);
    int channelLength = offset + length - channelOffset;
    if (!check.blockAndData(buffer, offset, length, SessionOpenDecoder.BLOCK_LENGTH)
        || !check.field(channelLength <= MAX_CHANNEL_LENGTH)) {
      return true;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    sessionOpen.wrap(buffer, body, SessionOpenDecoder.BLOCK_LENGTH, VERSION);
    return handler.onSessionOpen(
        sessionOpen.sessionId(),
        sessionOpen.responseStreamId(),
        buffer.getStringWithoutLengthAscii(channelOffset, channelLength));
  }

  private boolean onSessionClose(DirectBuffer buffer, int offset, int length) {
    if (!check.block(buffer, offset, length, SessionCloseDecoder.BLOCK_LENGTH)) {
      return true;
    }
    int body = offset + FrameCheck.HEADER_LENGTH;
    sessionClose.wrap(buffer, body, SessionCloseDecoder.BLOCK_LENGTH, VERSION);
    return handler.onSessionClose(sessionClose.sessionId());
  }
}
