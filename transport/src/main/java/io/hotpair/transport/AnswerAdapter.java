package io.hotpair.transport;

import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.hotpair.transport.sbe.AnswerDecoder;
import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Turns frames of the answer stream into calls. A frame that is not exactly as it must be is
 * counted and dropped. Polling thread only; allocates nothing.
 */
public final class AnswerAdapter implements ControlledFragmentHandler {
  private final AnswerHandler handler;
  private final FrameCheck check;
  private final Reassembly reassembly;
  private final AnswerDecoder answer = new AnswerDecoder();

  /**
   * Creates it.
   *
   * @param handler that hears the answers.
   * @param rejections that counts what is refused.
   */
  public AnswerAdapter(AnswerHandler handler, FrameRejections rejections) {
    this.handler = handler;
    check = new FrameCheck(rejections);
    reassembly =
        new Reassembly(
            (buffer, offset, length, header) -> {
              onFrame(buffer, offset, length);
              return Action.CONTINUE;
            });
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
   */
  public void onFrame(DirectBuffer buffer, int offset, int length) {
    int templateId = check.templateOf(buffer, offset, length);
    if (templateId != AnswerDecoder.TEMPLATE_ID) {
      check.unknownTemplate(templateId);
      return;
    }
    if (!check.blockAndData(buffer, offset, length, AnswerDecoder.BLOCK_LENGTH)) {
      return;
    }
    answer.wrap(
        buffer,
        offset + FrameCheck.HEADER_LENGTH,
        AnswerDecoder.BLOCK_LENGTH,
        MessageHeaderDecoder.SCHEMA_VERSION);
    short status = answer.statusRaw();
    if (!check.node(answer.nodeId())
        || !check.field(
            status >= AnswerStatus.OK.value() && status <= AnswerStatus.SESSION_REFUSED.value())) {
      return;
    }
    int payloadOffset = FrameCheck.dataOffset(offset, AnswerDecoder.BLOCK_LENGTH);
    handler.onAnswer(
        answer.nodeId(),
        answer.status(),
        answer.sessionId(),
        answer.clientSequence(),
        answer.sequence(),
        buffer,
        payloadOffset,
        offset + length - payloadOffset);
  }

  Reassembly reassembly() {
    return reassembly;
  }
}
